/* 指标体系的表。

   各级指标可以收起：一级收起后只留它的小计，下面各级收起后留一行，写明收起了几项。
   评分标准展开后另起一行，占满行名以右的全宽；没有脚本时就在行名的格里展开。
   只看失分项写在地址里（?show=loss），链接可以直接指到。

   没有脚本时全部展开；打印、只看失分项时也全部展开；地址指到收起的行，就把那一级展开。 */
{
  const FEWEST = 10
  const SHOW = "show"
  const LOSS = "loss"
  const button = (name, text = "") => Object.assign(document.createElement("button"), { type: "button", className: name, textContent: text })
  const printing = matchMedia("print")
  let paper = false // 印之前就要展开：print.js 照着做副本

  /* 一行的评分标准：放在哪里由它开没开、这一行看不看得见定。 */
  const criterion = row => {
    const details = row.querySelector(".jx-details")
    if (!details) return undefined
    const content = details.lastElementChild
    const beneath = document.createElement("tr")
    beneath.className = row.matches(".jx-loss") ? "jx-beneath jx-loss" : "jx-beneath"
    const cell = beneath.insertCell()
    cell.colSpan = [...row.cells].slice(details.closest("th, td").cellIndex).reduce((sum, one) => sum + one.colSpan, 0)
    return {
      details,
      place: seen => {
        const out = details.open && seen
        if (out && !beneath.parentElement) {
          cell.append(content)
          row.after(beneath)
        } else if (!out && beneath.parentElement) {
          details.append(content)
          beneath.remove()
        }
        return out ? 2 : 1
      },
    }
  }

  const arrange = (table, many) => {
    const filter = table.querySelector(".jx-switch input")
    const groups = []
    const criteria = new Map()
    const bodies = [...table.querySelectorAll("tbody")].map(body => {
      const rows = [...body.rows].filter(row => !row.matches(".jx-subtotal"))
      const members = rows.flatMap((row, n) => [...row.cells].filter(cell => cell.scope === "rowgroup").map(cell => {
        const within = rows.slice(n, n + cell.rowSpan)
        return { cell, row, within, top: within.length === rows.length && within[0].cells[0] === cell, folded: false, handles: [] }
      }))
      groups.push(...members)
      for (const row of rows) {
        const found = criterion(row)
        if (found) criteria.set(row, found)
      }
      return { rows, members }
    })

    /* 一行归哪一级管：收起的各级里最外的一级。 */
    const cover = (members, row, open) => open ? undefined : members.find(group => group.folded && group.within.includes(row))

    const refresh = () => {
      const open = paper || printing.matches || filter?.checked
      for (const { rows, members } of bodies) {
        const taken = new Map()
        for (const row of rows) {
          const group = cover(members, row, open)
          row.hidden = Boolean(group && (group.top || group.row !== row))
          row.querySelector(".jx-folded")?.remove()
          for (const cell of row.cells) cell.hidden = false
          taken.set(row, row.hidden ? 0 : criteria.get(row)?.place(!group) ?? 1)
          if (row.hidden) criteria.get(row)?.place(false)
          if (!group || row.hidden) continue
          let columns = 0
          for (let cell = group.cell.nextElementSibling; cell; cell = cell.nextElementSibling) {
            columns += cell.colSpan
            cell.hidden = true
          }
          const note = row.insertCell()
          note.className = "jx-folded"
          note.colSpan = columns
          const lost = group.within.filter(one => one.matches(".jx-loss")).length
          const words = `收起了 ${group.within.length} 项${lost ? `，其中失分 ${lost} 项` : ""}`
          note.append(Object.assign(document.createElement("span"), { className: "jx-hold", textContent: words }))
        }
        for (const { cell, within } of members) cell.rowSpan = Math.max(1, within.reduce((sum, row) => sum + taken.get(row), 0))
      }
      for (const group of groups) {
        for (const handle of group.handles) {
          handle.setAttribute("aria-expanded", String(!group.folded))
          handle.setAttribute("aria-label", `${group.folded ? "展开" : "收起"} ${group.name}`)
        }
        if (group.top && group.handles.length) group.handles.at(-1).hidden = !group.folded || open
      }
      shut.disabled = groups.every(group => group.folded || !group.top)
      spread.disabled = groups.every(group => !group.folded)
      const every = [...criteria.values()].every(({ details }) => details.open)
      standards.textContent = `${every ? "收起" : "展开"}全部评分标准`
    }

    const bar = document.createElement("span")
    bar.className = "jx-folds"
    const shut = button("jx-folds__level", "全部收起")
    const spread = button("jx-folds__level", "全部展开")
    const standards = button("")
    if (many) bar.append(shut, spread)
    if (criteria.size > 1) bar.append(standards)
    if (bar.childElementCount) table.querySelector(".jx-frame").before(bar)
    shut.addEventListener("click", () => {
      for (const group of groups) group.folded = group.top
      refresh()
      spread.focus()
    })
    spread.addEventListener("click", () => {
      for (const group of groups) group.folded = false
      refresh()
      shut.focus()
    })
    standards.addEventListener("click", () => {
      const open = ![...criteria.values()].every(({ details }) => details.open)
      for (const { details } of criteria.values()) details.open = open
      refresh()
    })
    for (const { details } of criteria.values()) details.addEventListener("toggle", refresh)

    for (const group of many ? groups : []) {
      const holder = group.cell.querySelector(".jx-stay") ?? group.cell
      group.name = (holder.querySelector("a")?.closest(".jx-stay") ? holder.firstChild.textContent : holder.textContent).trim()
      const places = [holder]
      if (group.top) {
        const subtotal = group.row.parentElement.querySelector(".jx-subtotal > .jx-name")
        if (subtotal) places.push(subtotal.querySelector(".jx-hold") ?? subtotal)
        else group.top = false
      }
      group.handles = places.map(place => {
        const handle = button("jx-handle")
        const words = document.createElement("span")
        words.append(...place.childNodes)
        // 单元格自己不能改成弹性盒，改了就不与同行的等高
        const line = /^T[HD]$/.test(place.tagName) ? place.appendChild(document.createElement("div")) : place
        line.append(handle, words)
        line.classList.add("jx-foldable")
        handle.addEventListener("click", () => {
          group.folded = !group.folded
          refresh()
          group.handles.find(one => one.offsetParent)?.focus()
        })
        return handle
      })
    }

    const reveal = () => {
      const row = document.querySelector(":target")?.closest("tr")
      const hiding = groups.filter(group => group.folded && group.within.includes(row))
      if (!hiding.length) return
      for (const group of hiding) group.folded = false
      refresh()
      row.scrollIntoView()
    }

    if (filter) {
      filter.checked = new URLSearchParams(location.search).get(SHOW) === LOSS
      filter.addEventListener("change", () => {
        const address = new URL(location.href)
        if (filter.checked) address.searchParams.set(SHOW, LOSS)
        else address.searchParams.delete(SHOW)
        history.replaceState(history.state, "", address)
        refresh()
      })
    }
    printing.addEventListener("change", refresh)
    for (const [event, on] of [["beforeprint", true], ["afterprint", false]]) {
      addEventListener(event, () => {
        paper = on
        refresh()
      })
    }
    addEventListener("hashchange", reveal)
    refresh()
  }

  for (const table of document.querySelectorAll(".jx-table--indicators")) {
    const groups = table.querySelectorAll('tbody [scope="rowgroup"]')
    arrange(table, groups.length > 1 && table.querySelectorAll("tbody tr").length >= FEWEST)
  }
}
