/* 印出来的长表：跨行的级别名，纸上翻了页就没有了。印之前换上一份副本，每几行成一段，各段自己写级别名，
   段里不断页；官方表单的指标表头也在每页重印。印完换回原来的表。 */
{
  const [ROWS, LENGTH] = [5, 360] // 一段至多几行、几个字：段里不断页，大了就留白

  /* 各行归哪几级管：在前的是上级。 */
  const levels = rows => {
    const covering = rows.map(() => [])
    rows.forEach((row, n) => {
      for (const cell of row.querySelectorAll('[scope="rowgroup"]'))
        for (let k = n; k < n + cell.rowSpan && k < rows.length; k += 1) covering[k].push(cell)
    })
    return covering
  }

  const runs = body => {
    const rows = [...body.rows]
    const covering = levels(rows)
    const found = []
    let length = 0
    rows.forEach((row, n) => {
      const same = n > 0 && covering[n].length > 0 && covering[n].every((cell, at) => cell === covering[n - 1][at]) && covering[n].length === covering[n - 1].length
      const size = row.textContent.length
      if (same && found.at(-1).rows.length < ROWS && length + size <= LENGTH) found.at(-1).rows.push(row)
      else {
        found.push({ rows: [row], cells: covering[n] })
        length = 0
      }
      length += size
    })
    return found
  }

  const cut = body => {
    const made = runs(body).map(({ rows, cells }) => {
      const part = document.createElement("tbody")
      part.className = "jx-run"
      const own = cells.map(cell => Object.assign(cell.cloneNode(true), { rowSpan: rows.length }))
      part.append(...rows)
      return { part, own, rows }
    })
    for (const { part, own, rows } of made) {
      for (const cell of part.querySelectorAll('[scope="rowgroup"]')) cell.remove()
      rows[0].prepend(...own)
    }
    return made.map(one => one.part)
  }

  /* 表单的指标一段自成一表，表头才每页重印；列宽照同一份 colgroup，上下对得齐。 */
  const split = copy => {
    const head = [...copy.tBodies].find(body => body.rows.length === 1 && !body.querySelector('td, [scope="row"], [scope="rowgroup"]'))
    if (!head) return [copy]
    const below = copy.cloneNode(false)
    below.append(copy.querySelector("colgroup")?.cloneNode(true) ?? "")
    below.createTHead().append(...head.rows)
    while (head.nextElementSibling) below.append(head.nextElementSibling)
    head.remove()
    return [copy, below]
  }

  const printed = table => {
    const copy = table.cloneNode(true)
    for (const body of [...copy.tBodies]) if (body.querySelector('[scope="rowgroup"]') && body.rows.length > ROWS) body.replaceWith(...cut(body))
    return table.closest(".jx-table--form") ? split(copy) : [copy]
  }

  let changed = []
  addEventListener("beforeprint", () => {
    changed = [...document.querySelectorAll(":is(.jx-table--form, .jx-table--indicators) .jx-grid")].map(table => {
      const copies = printed(table)
      table.replaceWith(...copies)
      return { table, copies }
    })
  })
  addEventListener("afterprint", () => {
    for (const { table, copies } of changed) {
      copies[0].replaceWith(table)
      for (const copy of copies.slice(1)) copy.remove()
    }
    changed = []
  })
}
