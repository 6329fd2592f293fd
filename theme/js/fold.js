/* 指标体系的表：各级指标可以收起。一级收起后只留它的小计，下面各级收起后留一行，写明收起了几项。

   没有脚本时全部展开；打印、只看失分项时也全部展开；地址指到收起的行，就把那一级展开。 */
{
  const FEWEST = 10
  const button = (name, text = "") => Object.assign(document.createElement("button"), { type: "button", className: name, textContent: text })
  const printing = matchMedia("print")
  let paper = false // 印之前就要展开：print.js 照着做副本

  const foldable = table => {
    const filter = table.querySelector(".jx-switch input")
    const groups = []
    const bodies = [...table.querySelectorAll("tbody")].map(body => {
      const rows = [...body.rows].filter(row => !row.matches(".jx-subtotal"))
      const members = rows.flatMap((row, n) => [...row.cells].filter(cell => cell.scope === "rowgroup").map(cell => {
        const within = rows.slice(n, n + cell.rowSpan)
        return { cell, row, within, top: within.length === rows.length && within[0].cells[0] === cell, folded: false }
      }))
      groups.push(...members)
      return { rows, members }
    })

    /* 一行归哪一级管：收起的各级里最外的一级。 */
    const cover = (members, row, open) => open ? undefined : members.find(group => group.folded && group.within.includes(row))

    const refresh = () => {
      const open = paper || printing.matches || filter?.checked
      for (const { rows, members } of bodies) {
        for (const row of rows) {
          const group = cover(members, row, open)
          row.hidden = Boolean(group && (group.top || group.row !== row))
          row.querySelector(".jx-folded")?.remove()
          for (const cell of row.cells) cell.hidden = false
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
        for (const { cell, within } of members) cell.rowSpan = Math.max(1, within.filter(row => !row.hidden).length)
      }
      for (const group of groups) {
        for (const handle of group.handles) {
          handle.setAttribute("aria-expanded", String(!group.folded))
          handle.setAttribute("aria-label", `${group.folded ? "展开" : "收起"} ${group.name}`)
        }
        if (group.top) group.handles.at(-1).hidden = !group.folded || open
      }
      shut.disabled = groups.every(group => group.folded || !group.top)
      spread.disabled = groups.every(group => !group.folded)
    }

    const bar = document.createElement("span")
    bar.className = "jx-folds"
    const shut = button("", "全部收起")
    const spread = button("", "全部展开")
    bar.append(shut, spread)
    table.querySelector(".jx-frame").before(bar)
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

    for (const group of groups) {
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

    filter?.addEventListener("change", refresh)
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
    if (groups.length > 1 && table.querySelectorAll("tbody tr").length >= FEWEST) foldable(table)
  }
}
