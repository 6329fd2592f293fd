/* 自选评价对比：选好的评价写在网址里（?e=…&e=…），数据取自每份评价的小文件，表与预先列出的对比页一样
   （compose/compare_tables.py）。文件里一项指标的次序、哪些数点得开，见 compose/compare_data.py。没有脚本时，页上只有预先列出的对比。

   指标的表先只列各份都有的；看全部的、只看有差别的，也写在网址里。没有脚本时列全部。 */
{
  const mount = document.getElementById("jx-compare")
  const NONE = "—"
  const COLUMNS = ["分值", "规则得分", "得分", "得分率"]
  const MOST = 6
  const data = new URL("data/", location.href.split(/[?#]/)[0])
  const site = new URL("../", data.href.replace(/data\/$/, ""))
  const loaded = new Map()

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== "") element.setAttribute(name, value)
    }
    element.append(...children)
    return element
  }

  const json = async address => {
    const response = await fetch(address, { credentials: "same-origin" })
    if (!response.ok) throw new Error(`${response.status}`)
    return response.json()
  }

  const evaluation = id => {
    if (!loaded.has(id)) loaded.set(id, json(new URL(`${id}.json`, data)))
    return loaded.get(id)
  }

  /* ---- 数 ---- */

  /* 印出的数 → 按 10^scale 放大的整数；不是数的为 null。全程整数，不经过浮点。 */
  const parsed = (text, scale) => {
    const found = /^(-?)([\d,]+)(?:\.(\d+))?%?$/.exec(text)
    if (!found) return null
    const [, sign, whole, decimals = ""] = found
    return BigInt(`${sign}${whole.replaceAll(",", "")}${decimals.padEnd(scale, "0")}`)
  }

  const decimals = text => (/\.(\d+)/.exec(text)?.[1] ?? "").length

  /* 两个印出的数之差；不是数的空着。 */
  const difference = (first, second) => {
    const scale = Math.max(decimals(first), decimals(second))
    const [from, to] = [parsed(first, scale), parsed(second, scale)]
    if (from === null || to === null) return ""
    const gap = to - from
    if (gap === 0n) return "0"
    const digits = `${gap < 0n ? -gap : gap}`.padStart(scale + 1, "0")
    const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, ",")
    return `${gap < 0n ? "−" : "+"}${whole}${scale ? `.${digits.slice(-scale)}` : ""}`
  }

  /* 一行的数取齐小数位数，不足的补零；不是数的、百分数照原样。 */
  const even = texts => {
    const found = texts.map(text => /^-?[\d,]+(?:\.(\d+))?$/.exec(text))
    const most = Math.max(0, ...found.filter(Boolean).map(one => (one[1] ?? "").length))
    return texts.map((text, n) => {
      if (!found[n] || !most) return text
      const [whole, after = ""] = text.split(".")
      return `${whole}.${after.padEnd(most, "0")}`
    })
  }

  /* 对齐的一项在各份里的名称，不同的都写；只差空白、全半角的算相同。 */
  const bothNames = names => {
    const found = new Map()
    for (const name of names) {
      const normal = name.replace(/\s+/g, "").normalize("NFKC")
      if (!found.has(normal)) found.set(normal, name)
    }
    return [...found.values()].join("／")
  }

  /* 一个数据项的来历在哪里；全站只在这里拼这个地址。 */
  const trace = (one, key) => {
    const url = new URL(one.trace, site)
    url.hash = `f-${key.replace(/\s+/g, "-")}`
    return url.href
  }

  const figure = (one, text, key) => {
    if (!key) return text
    return make("a", { class: "jx-fact", href: trace(one, key), "aria-haspopup": "dialog", title: "查看来历" }, text)
  }

  /* ---- 表 ---- */

  const cell = (content, { tag = "td", ...attributes } = {}) => make(tag, attributes, content)
  const head = (content, scope, attributes = {}) => cell(content, { tag: "th", scope, ...attributes })

  const title = one => {
    const link = make("a", { class: "jx-evaluation", href: new URL(one.overview, site).href }, one.name)
    return make("span", {}, link, `（${one.year}）`)
  }

  const table = (caption, unit, headRows, bodyRows, footRows, notes) => {
    const id = unit ? "compare-indicators" : "about"
    const name = `${id}--caption`
    const told = make("span", { class: "jx-caption", id: name }, make("span", { class: "jx-caption__title" }, caption))
    if (unit) told.append(make("span", { class: "jx-caption__unit" }, `单位：${unit}`))
    const grid = make("table", { class: "jx-grid" }, make("caption", {}, told))
    grid.append(make("thead", {}, ...headRows), make("tbody", {}, ...bodyRows))
    if (footRows.length) grid.append(make("tfoot", {}, ...footRows))
    const frame = make("div", { class: "jx-frame", role: "region", tabindex: "0", "aria-labelledby": name }, grid)
    const whole = make("div", { class: "jx-table jx-table--data", id }, frame)
    if (notes.length) whole.append(make("div", { class: "jx-notes" }, ...notes.map(note => make("p", {}, note))))
    return whole
  }

  const about = (one, label) => one.about.find(([name]) => name === label)[1]

  /* 文种、评分口径不同的，得分不可比：先说明，不列差。 */
  const notice = chosen => {
    const told = ["文种", "评分口径"].map(label => [label, [...new Set(chosen.map(one => about(one, label)))]])
    const reasons = told.filter(([, values]) => values.length > 1).map(([label, values]) => `${label}不同：${values.join("；")}。`)
    if (!reasons.length) return []
    const text = `${reasons.join("")}评分的办法不同，所以不列差；各项指标怎样评、得几分，可以对照着看。`
    const title = make("p", { class: "jx-notice__title" }, "得分不可比")
    return [make("aside", { class: "jx-notice jx-notice--info", role: "note", "aria-label": "得分不可比" }, title, make("p", {}, text))]
  }

  const aboutTable = (chosen, gap) => {
    const top = make("tr", {}, head("项目", "col", { class: "jx-name" }))
    for (const one of chosen) top.append(head(title(one), "col"))
    if (gap) top.append(head("差", "col", { class: "jx-end" }))
    const rows = chosen[0].about.map(([label], n) => {
      const row = make("tr", {}, head(label, "row", { class: "jx-name" }))
      const texts = even(chosen.map(one => one.about[n][1]))
      const align = texts.some(text => parsed(text, decimals(text)) !== null) ? "jx-end" : ""
      row.append(...chosen.map((one, m) => cell(figure(one, texts[m], one.about[n][2]), { class: align })))
      if (gap) row.append(cell(difference(...texts), { class: "jx-end" }))
      return row
    })
    return table("概况", "", [top], rows, [], [])
  }

  /* 各评价指标的并集：上级在前，先列出的评价没有的排在同级的后面。 */
  const aligned = chosen => {
    const root = { below: new Map() }
    chosen.forEach((one, n) => {
      const above = [root]
      for (const row of one.rows) {
        const [depth, name, key] = row
        const parent = above[depth - 1]
        const path = key || name
        if (!parent.below.has(path)) {
          parent.below.set(path, { depth, rows: chosen.map(() => null), below: new Map() })
        }
        const node = parent.below.get(path)
        node.rows[n] = row
        above.length = depth
        above.push(node)
      }
    })
    const flat = node => [...node.below.values()].flatMap(child => [child, ...flat(child)])
    return flat(root)
  }

  const FACTS = ["分值", "规则得分", "得分", "得分率", "评定得分"]

  const figures = row => {
    if (!row) return []
    const [, , , weight, rule, score, rate, name, linked] = row
    const prefix = name.startsWith("/") ? name.slice(1) : `指标.${name}`
    const key = n => (linked & (1 << n) ? `${prefix}.${FACTS[n]}` : "")
    return [[weight, key(0)], [rule, key(1)], [score, key(2) || key(4)], [rate, key(3)]]
  }

  const numbers = (chosen, shown, gap) => {
    const texts = even(shown.flat().map(([text]) => text))
    const cells = shown.flatMap((ours, n) =>
      ours.length
        ? ours.map(([, key]) => cell(figure(chosen[n], texts.shift(), key), { class: "jx-end" }))
        : [cell(NONE, { class: "jx-center", colspan: `${COLUMNS.length}` })]
    )
    const rates = shown.map(ours => ours.at(-1)?.[0] ?? "")
    if (gap) cells.push(cell(difference(...rates), { class: "jx-end" }))
    return cells
  }

  const indicatorTable = (chosen, gap) => {
    const first = make("tr", {}, head("指标", "col", { class: "jx-name", rowspan: "2" }))
    for (const one of chosen) first.append(head(title(one), "colgroup", { class: "jx-center", colspan: `${COLUMNS.length}` }))
    if (gap) first.append(head("得分率之差", "col", { class: "jx-end", rowspan: "2" }))
    const second = make("tr", {}, ...chosen.flatMap(() => COLUMNS.map(name => head(name, "col", { class: "jx-end" }))))
    const rows = aligned(chosen).map(node => {
      const top = node.depth === 1 && node.below.size > 0
      const told = bothNames(node.rows.filter(Boolean).map(([, name]) => name))
      const name = head(`${"　".repeat(node.depth - 1)}${told}`, "row", { class: "jx-name" })
      return make("tr", { class: top ? "jx-subtotal" : "" }, name, ...numbers(chosen, node.rows.map(figures), gap))
    })
    const totals = numbers(chosen, chosen.map(one => one.total), gap)
    const total = make("tr", { class: "jx-total" }, head("合计", "row", { class: "jx-name" }), ...totals)
    const notes = [
      "指标照级别和名称对齐，名称不同而属同一词条的（见指标词典）算同一项，各份的名称都写出；“—”是那份评价没有这一项或没有这个数。",
      "得分率 = 得分 ÷ 分值，照各评价的口径取整；同一行的数小数位数取齐，不足的补零。",
      ...(gap ? ["差是后一份减前一份，由印出的数相减；得分率之差以百分点计。"] : []),
    ]
    return table("各项指标", "分", [first, second], rows, [total], notes)
  }

  const tables = chosen => {
    const warned = notice(chosen)
    const gap = chosen.length === 2 && !warned.length
    return [...warned, aboutTable(chosen, gap), narrowed(indicatorTable(chosen, gap))]
  }

  /* ---- 只看哪些行：预先列出的对比页也用 ---- */

  const ALL = ["指标", "全部"]
  const DIFFERING = ["差别", "只看"]

  /* 一行里各份评价的数；没有这一项的并作一格，是 null。 */
  const shares = (row, count) => {
    const left = [...row.cells].slice(1)
    return Array.from({ length: count }, () => {
      const mine = left.splice(0, left[0].colSpan > 1 ? 1 : COLUMNS.length)
      return mine.length > 1 ? mine.map(one => one.textContent).join("|") : null
    })
  }

  const choice = (text, checked, changed) => {
    const input = Object.assign(make("input", { type: "checkbox" }), { checked })
    input.addEventListener("change", changed)
    return [input, make("label", {}, input, ` ${text}`)]
  }

  const remember = (...kept) => {
    const query = new URLSearchParams(location.search)
    for (const [[name, value], on] of kept) {
      query.delete(name)
      if (on) query.set(name, value)
    }
    const text = `${query}`.replaceAll("%2F", "/")
    history.replaceState(null, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`)
  }

  const narrowed = whole => {
    const grid = whole.querySelector("table")
    const count = grid.tHead.querySelectorAll("[scope=colgroup]").length
    const lines = [...grid.tBodies[0].rows].map(row => {
      const found = shares(row, count)
      const common = !found.includes(null)
      const depth = /^\u3000*/.exec(row.cells[0].textContent)[0].length
      return { row, depth, common, differs: !common || found.some(one => one !== found[0]) }
    })
    const shared = lines.filter(line => line.common).length
    const differing = lines.filter(line => line.differs).length
    const asked = new URLSearchParams(location.search)
    const show = () => {
      let below = 0 // 列出的一行，它的各上级也列
      for (const line of [...lines].reverse()) {
        const wanted = (!common.checked || line.common) && (!only.checked || line.differs)
        const shown = wanted || line.depth < below
        line.row.classList.toggle("jx-out", !shown)
        if (shown) below = line.depth
      }
    }
    const changed = () => {
      remember([ALL, !common.checked && shared > 0], [DIFFERING, only.checked])
      show()
    }
    const [common, first] = choice(`只看共有指标（${shared} 项，全部 ${lines.length} 项）`, shared > 0 && asked.get(ALL[0]) !== ALL[1], changed)
    const [only, second] = choice(`只看有差别的（${differing} 项）`, asked.get(DIFFERING[0]) === DIFFERING[1], changed)
    common.disabled = shared === 0
    grid.parentElement.before(make("p", { class: "jx-only" }, first, second))
    show()
    return whole
  }

  for (const whole of document.querySelectorAll("#compare-indicators")) narrowed(whole)

  /* ---- 选评价 ---- */

  const asked = () => [...new Set(new URLSearchParams(location.search).getAll("e"))].slice(0, MOST)

  const go = ids => {
    const query = new URLSearchParams(location.search)
    query.delete("e")
    const kept = [...ids.map(id => ["e", id]), ...query]
    const text = `${new URLSearchParams(kept)}`.replaceAll("%2F", "/")
    history.pushState(null, "", text ? `?${text}` : location.pathname)
    return draw()
  }

  const choices = (select, values, all) => {
    const kept = select.value
    const options = values.map(([value, text]) => make("option", { value }, text))
    select.replaceChildren(...(all ? [make("option", {}, all)] : []), ...options)
    if (all) select.firstElementChild.value = ""
    select.value = values.some(([value]) => `${value}` === kept) ? kept : (all ? "" : values[0]?.[0] ?? "")
  }

  const distinct = values => [...new Set(values)].map(value => [value, `${value}`])

  const start = index => {
    const field = (name, label) => {
      const select = make("select", { id: `jx-compare-${name}`, class: "jx-pick__select" })
      return [select, make("span", { class: "jx-pick__field" }, make("label", { for: select.id }, label), select)]
    }
    const [year, yearField] = field("year", "年度")
    const [unit, unitField] = field("unit", "单位")
    const [which, whichField] = field("which", "评价")
    whichField.classList.add("jx-pick__field--wide")
    const add = make("button", { type: "submit", class: "jx-pick__add" }, "加入对比")
    const form = make("form", { class: "jx-pick", "aria-label": "选择评价" }, yearField, unitField, whichField, add)
    const list = make("ul", { class: "jx-picked", "aria-label": "正在对比的评价" })
    const status = make("p", { class: "jx-pick__status", role: "status" })
    const result = make("div", { class: "jx-compare__result" })

    const narrow = () => {
      const ofYear = index.filter(one => !year.value || `${one.year}` === year.value)
      choices(unit, distinct(ofYear.map(one => one.unit).filter(Boolean)), "全部单位")
      const left = ofYear.filter(one => !unit.value || one.unit === unit.value).filter(one => !asked().includes(one.id))
      choices(which, left.map(one => [one.id, `${one.name}（${one.year}）`]))
      add.disabled = !left.length || asked().length >= MOST
    }
    choices(year, distinct(index.map(one => one.year)), "全部年度")
    year.addEventListener("change", narrow)
    unit.addEventListener("change", narrow)
    form.addEventListener("submit", async event => {
      event.preventDefault()
      if (!which.value) return
      await go([...asked(), which.value])
      which.focus()
    })
    mount.replaceChildren(form, list, status, result)

    let turn = 0
    draw = async () => {
      const mine = ++turn
      const known = new Map(index.map(one => [one.id, one]))
      const ids = asked()
      const missing = ids.filter(id => !known.has(id))
      const wanted = ids.filter(id => known.has(id))
      narrow()
      list.replaceChildren(...wanted.map(id => {
        const { name, year: when } = known.get(id)
        const remove = make("button", { type: "button", class: "jx-picked__remove", "aria-label": `移出 ${name}（${when}）` }, "移出")
        remove.addEventListener("click", async () => {
          await go(wanted.filter(other => other !== id))
          ;(list.querySelector("button") ?? which).focus()
        })
        return make("li", {}, `${name}（${when}） `, remove)
      }))
      list.hidden = !wanted.length
      const lost = missing.length ? `没有评价 ${missing.join("、")}。` : ""
      try {
        const chosen = await Promise.all(wanted.map(evaluation))
        if (mine !== turn) return
        result.replaceChildren(...(chosen.length > 1 ? tables(chosen) : []))
        const told = chosen.length > 1 ? `正在对比 ${chosen.length} 份评价。` : `请选${chosen.length ? "另一份" : "两份以上"}评价，最多 ${MOST} 份。`
        status.textContent = lost + told
      } catch {
        if (mine !== turn) return
        result.replaceChildren()
        status.textContent = "取不到评价的数据，请刷新页面再试；下面预先列出的对比仍可以看。"
        for (const id of wanted) loaded.delete(id)
      }
    }
    addEventListener("popstate", () => draw())
    /* 由一份评价的页来的，先列同一单位的 */
    const [only, ...others] = asked()
    const given = index.find(one => one.id === only)
    if (given && !others.length && index.some(one => one.unit === given.unit && one.id !== only)) {
      narrow()
      unit.value = given.unit
    }
    return draw()
  }

  let draw = async () => {}

  if (mount && location.protocol !== "file:") {
    json(new URL("index.json", data)).then(start).catch(() => mount.replaceChildren())
  }
}
