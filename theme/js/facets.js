/* 筛选：把写着 data-records 的一段，换成可以筛选、排序、翻页的表。评价目录与台账共用。

   各条取自数据文件（写法见 generator/jixiao/publish/records.py）；取不到的，照看页上原来的表。
   筛选的条件都在地址里：分面的名称与值、q 查找的字、“排序”、“页”，可以转给别人，前进后退都认。 */

const SITE = new URL("../../../", import.meta.url)
const PAGE = 50
const MANY = 8
const WIDE = 8 // 更长的文字，窄屏上也给够宽
const [SORT, TURN] = ["排序", "页"]
const NOTHING = new Set(["", "—"])
const collator = new Intl.Collator("zh-CN", { numeric: true })
const able = "popover" in HTMLElement.prototype

const element = (tag, name, ...children) => {
  const made = document.createElement(tag)
  if (name) made.className = name
  made.append(...children)
  return made
}

const withRole = (made, role) => {
  made.setAttribute("role", role)
  return made
}

const button = (name, ...children) => Object.assign(element("button", name, ...children), { type: "button" })

/* ---------------------------------------------------------------- 各条 */

const listed = value => (Array.isArray(value) ? value : [value])
const textOf = piece => (typeof piece === "string" ? piece : Array.isArray(piece) ? piece[0] : piece.details.map(textOf).join(""))
const cellText = cell => (typeof cell === "string" ? cell : cell.map(textOf).join(""))

const among = (values, cell) => (typeof cell === "number" ? values.has(cell) : cell.some(value => values.has(value)))

class Records {
  constructor(data) {
    this.unit = data.unit
    this.count = data.count
    this.columns = data.columns
    this.facets = data.columns.flatMap((column, at) => (column.values && column.values.length > 1 ? [{ ...column, at: at + 1 }] : []))
    this.shown = data.columns.flatMap((column, at) => (column.hidden ? [] : [{ ...column, at: at + 1, name: column.title === data.named }]))
    this.rows = []
    this.texts = []
    this.orders = new Map()
    this.ranks = new Map()
    this.add(data.rows)
  }

  add(rows) {
    for (const row of rows) {
      this.rows.push(row)
      this.texts.push(this.columns.map((column, n) => this.text(column, row[n + 1])).join("\n").toLowerCase())
    }
    this.present = this.facets.map(facet => new Set(this.rows.flatMap(row => row[facet.at])))
    this.orders.clear()
    this.ranks.clear()
  }

  text(column, cell) {
    return column.values ? listed(cell).map(n => textOf(column.values[n])).join("、") : cellText(cell)
  }

  /* 照一栏排好的次序；数照大小，没有数的总在最后。每栏排一次，记着。 */
  order(title, down) {
    const key = `${down ? "-" : ""}${title}`
    if (!this.orders.has(key)) this.orders.set(key, this.sorted(title, down))
    return this.orders.get(key)
  }

  sorted(title, down) {
    const all = Int32Array.from(this.rows, (_, n) => n)
    const column = this.shown.find(one => one.title === title)
    if (!column) return all
    if (!this.ranks.has(title)) this.ranks.set(title, this.ranked(column))
    const ranks = this.ranks.get(title)
    const sign = down ? -1 : 1
    return all.sort((a, b) => {
      const [x, y] = [ranks[a], ranks[b]]
      if (x === y) return a - b
      if (x < 0 || y < 0) return y - x
      return sign * (x - y)
    })
  }

  /* 各条在这一栏排第几，同样的同名次；没有数的记 -1。 */
  ranked(column) {
    const texts = this.rows.map(row => this.text(column, row[column.at]))
    const keys = column.number ? texts.map(text => Number.parseFloat(text.replaceAll(/[,≥≤]/gu, ""))) : texts
    const known = [...new Set(keys)].filter(key => !Number.isNaN(key))
    const places = new Map(known.sort(column.number ? (x, y) => x - y : collator.compare).map((key, n) => [key, n]))
    return keys.map(key => places.get(key) ?? -1)
  }

  /* 合乎条件的各条，照次序；连同各分面各值还有几条（该分面自己不限，别的都限）。一遍走完。 */
  select({ words, chosen, sort, down }) {
    const limits = this.facets.map(facet => chosen.get(facet.title)).map(values => (values?.size ? values : undefined))
    const counts = this.facets.map(facet => new Int32Array(facet.values.length))
    const places = this.facets.map(facet => facet.at)
    const parts = words.toLowerCase().split(/\s+/u).filter(Boolean)
    const found = []
    for (const n of this.order(sort, down)) {
      if (!parts.every(part => this.texts[n].includes(part))) continue
      const row = this.rows[n]
      let failed = -1
      for (let f = 0; f < limits.length && failed > -2; f += 1) {
        if (limits[f] && !among(limits[f], row[places[f]])) failed = failed < 0 ? f : -2
      }
      if (failed === -1) found.push(n)
      if (failed === -2) continue
      for (let f = 0; f < counts.length; f += 1) {
        if (failed !== -1 && failed !== f) continue
        const cell = row[places[f]]
        if (typeof cell === "number") counts[f][cell] += 1
        else for (const value of cell) counts[f][value] += 1
      }
    }
    return { found, counts }
  }
}

/* ---------------------------------------------------------------- 写成网页 */

const link = ([text, address, kind], home) => {
  const made = element("a", kind === "fact" ? "jx-fact" : "", text)
  made.href = SITE.pathname + (address.startsWith("~") ? home + address.slice(1) : address)
  if (kind === "fact" && able) {
    made.title = "查看来历"
    made.setAttribute("aria-haspopup", "dialog")
  }
  return made
}

const pieces = (cell, home) =>
  listed(cell).flatMap(piece => {
    if (typeof piece === "string") return piece
    if (Array.isArray(piece)) return link(piece, home)
    const details = element("details", "jx-details", element("summary", "", piece.label))
    const lines = element("div", "")
    for (const line of piece.details.filter(one => one !== "\n" && one !== " ")) lines.append(element("div", "", line))
    details.append(lines)
    return details
  })

/* 窄屏上每行成一张卡（theme/css/cards.css）：一格在卡上的样式名；栏目名写在 data-label 里。 */
const place = (column, text) => (column.name ? "" : NOTHING.has(text) ? "jx-none" : column.card ? `jx-${column.card}` : "")

const tableRow = (records, row) => {
  const [home, tone] = listed(row[0])
  const made = withRole(element("tr", tone ? `jx-${tone}` : ""), "row")
  for (const column of records.shown) {
    const cell = row[column.at]
    const content = column.values
      ? listed(cell).flatMap((n, at) => [...(at ? ["、"] : []), ...pieces([column.values[n]], home)])
      : pieces(typeof cell === "string" ? [cell] : cell, home)
    const text = records.text(column, cell)
    const kind = column.name ? "jx-name" : column.number ? "jx-end" : text.length > WIDE ? "jx-wide" : ""
    const placed = place(column, text)
    const td = element(column.name ? "th" : "td", [kind, placed].filter(Boolean).join(" "), ...content)
    withRole(td, column.name ? "rowheader" : "cell")
    if (column.name) td.scope = "row"
    else if (!placed) td.dataset.label = column.title
    made.append(td)
  }
  return made
}

class Table {
  constructor(records, onSort) {
    this.records = records
    const heads = withRole(element("tr", ""), "row")
    heads.dataset.label = "排序"
    this.heads = new Map()
    for (const column of records.shown) {
      const mark = element("span", "jx-sort__mark")
      mark.setAttribute("aria-hidden", "true")
      const control = button("jx-sort", column.title, mark)
      control.addEventListener("click", () => onSort(column))
      const th = withRole(element("th", column.name ? "jx-name" : column.number ? "jx-end" : "", control), "columnheader")
      th.scope = "col"
      heads.append(th)
      this.heads.set(column.title, th)
    }
    const widths = records.shown.map(column => column.width)
    const total = widths.reduce((sum, width) => sum + width, 0)
    const steps = [4, 6, 8, 10, 12, 14, 16, 18, 20, 25, 30, 35, 40, 45, 50]
    const nearest = width => steps.reduce((best, step) => (Math.abs(step - width) < Math.abs(best - width) ? step : best))
    const columns = widths.map(width => element("col", `jx-w${nearest((width * 100) / total)}`))
    this.body = withRole(element("tbody", ""), "rowgroup")
    const head = withRole(element("thead", "", heads), "rowgroup")
    const grid = withRole(element("table", "jx-grid", element("colgroup", "", ...columns), head, this.body), "table")
    this.frame = withRole(element("div", "jx-frame", grid), "region")
    this.frame.setAttribute("aria-label", "筛选的结果")
    this.frame.tabIndex = 0
    this.root = element("div", "jx-table jx-table--data jx-table--cards", this.frame)
    let known
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width === known) return // 只是行数变了，show 已经量过
      known = contentRect.width
      jixiaoFit([this.frame])
    }).observe(this.root)
  }

  show(found, { sort, down }) {
    const same = found.length === this.found?.length && found.every((n, at) => n === this.found[at])
    this.found = found
    if (!same) this.body.replaceChildren(...found.map(n => tableRow(this.records, this.records.rows[n])))
    for (const [title, th] of this.heads) {
      th.querySelector(".jx-sort__mark").textContent = title === sort ? (down ? "▼" : "▲") : "↕"
      if (title === sort) th.setAttribute("aria-sort", down ? "descending" : "ascending")
      else th.removeAttribute("aria-sort")
    }
  }
}

/* 一个分面：勾选框连同还有几条；没有的收起，值多的只列多的几个，可以全列。 */
class Facet {
  constructor(facet, onChange) {
    this.title = facet.title
    this.words = facet.words
    this.values = facet.values.map(textOf)
    this.constant = Boolean(facet.constant)
    this.boxes = this.values.map((value, n) => {
      const input = Object.assign(element("input", ""), { type: "checkbox", name: facet.title, value })
      input.addEventListener("change", () => onChange(this.title, n, input.checked))
      const count = element("span", "jx-facet__count")
      return { input, count, label: element("label", "", input, element("span", "", value), count) }
    })
    this.all = false
    this.more = button("jx-facet__more")
    this.more.addEventListener("click", () => {
      this.all = !this.all
      this.show(...this.shown)
    })
    const list = element("div", "jx-facet__list", ...this.boxes.map(box => box.label))
    this.root = element("fieldset", "jx-facet", element("legend", "", facet.title), list, this.more)
  }

  /* 值不多的，没有的不可勾，位置不动；值多的只列有的。 */
  show(counts, chosen, present) {
    this.shown = [counts, chosen, present]
    const many = !this.constant && present.size > MANY + 2
    const some = [...present].filter(n => counts[n] || chosen?.has(n))
    const first = new Set(many && !this.all ? some.sort((a, b) => counts[b] - counts[a] || a - b).slice(0, MANY) : many ? some : present)
    for (const [n, box] of this.boxes.entries()) {
      const on = Boolean(chosen?.has(n))
      const hidden = !(on || this.constant || first.has(n))
      const off = !on && !counts[n]
      if (box.input.checked !== on) box.input.checked = on
      if (box.input.disabled !== off) box.input.disabled = off
      if (box.label.hidden !== hidden) box.label.hidden = hidden
      if (!hidden && box.told !== counts[n]) box.count.textContent = box.told = counts[n]
    }
    this.more.hidden = !many || some.length <= MANY
    this.more.textContent = this.all ? "少列一些" : `全部 ${some.length} 个`
    this.root.hidden = present.size < 2 && !chosen?.size && !this.constant
  }

  said(n) {
    return this.words.replace("{}", this.values[n])
  }
}

/* ---------------------------------------------------------------- 一处筛选 */

class Chooser {
  constructor(section, data) {
    this.section = section
    this.records = new Records(data)
    this.table = new Table(this.records, column => this.sortBy(column))
    this.facets = this.records.facets.map(facet => new Facet(facet, (title, n, on) => this.choose(title, n, on)))
    this.build()
    this.restore()
    this.show()
    addEventListener("popstate", () => {
      this.restore()
      this.show()
    })
  }

  build() {
    const identity = `${this.section.id || "records"}-words`
    this.field = Object.assign(element("input", ""), { type: "search", name: "q", id: identity, autocomplete: "off" })
    this.field.addEventListener("input", () => {
      this.state.words = this.field.value
      this.state.turn = 1
      this.changed(false)
    })
    const label = Object.assign(element("label", "", "查找"), { htmlFor: identity })
    const ask = element("div", "jx-chooser__ask", label, this.field)
    this.details = element("details", "jx-chooser__facets", element("summary", "", "筛选"), ...this.facets.map(facet => facet.root))
    this.details.open = !matchMedia("(max-width: 59.984375em)").matches
    const form = element("form", "jx-chooser__form", ask, this.details)
    form.setAttribute("role", "search")
    form.setAttribute("aria-label", "筛选条件")
    form.addEventListener("submit", event => event.preventDefault())
    this.said = element("p", "jx-chooser__said")
    this.said.setAttribute("role", "status")
    this.active = element("ul", "jx-chooser__active")
    this.active.setAttribute("aria-label", "现有的筛选条件")
    this.pages = element("nav", "jx-chooser__pages")
    this.pages.setAttribute("aria-label", "分页")
    const main = element("div", "jx-chooser__main", this.said, this.active, this.table.root, this.pages)
    this.root = element("div", "jx-chooser", form, main)
    this.section.replaceChildren(this.root)
  }

  /* 由地址得出条件；认不得的分面与值不理。 */
  restore() {
    const asked = new URLSearchParams(location.search)
    const chosen = new Map()
    for (const { title, values } of this.facets) {
      const numbers = asked.getAll(title).map(value => values.indexOf(value)).filter(n => n >= 0)
      if (numbers.length) chosen.set(title, new Set(numbers.sort((a, b) => a - b)))
    }
    const sort = asked.get(SORT) ?? ""
    const title = sort.replace(/^-/u, "")
    const known = this.records.shown.some(column => column.title === title)
    this.state = {
      words: asked.get("q") ?? "",
      chosen,
      sort: known ? title : "",
      down: known && sort.startsWith("-"),
      turn: Math.max(1, Number.parseInt(asked.get(TURN) ?? "1", 10) || 1),
    }
    this.field.value = this.state.words
  }

  address() {
    const { words, chosen, sort, down, turn } = this.state
    const asked = new URLSearchParams()
    for (const { title, values } of this.facets) for (const n of chosen.get(title) ?? []) asked.append(title, values[n])
    if (words.trim()) asked.set("q", words)
    if (sort) asked.set(SORT, `${down ? "-" : ""}${sort}`)
    if (turn > 1) asked.set(TURN, turn)
    return `${location.pathname}${asked.size ? `?${asked}` : ""}`
  }

  /* 逐字的查找换下地址，别的各记一步，后退才退得回。 */
  changed(step) {
    history[step ? "pushState" : "replaceState"](null, "", this.address())
    this.show()
  }

  choose(title, n, on) {
    const values = new Set(this.state.chosen.get(title))
    values[on ? "add" : "delete"](n)
    this.state.chosen = new Map(this.state.chosen).set(title, new Set([...values].sort((a, b) => a - b)))
    this.state.turn = 1
    this.changed(true)
  }

  sortBy(column) {
    const again = this.state.sort === column.title
    this.state.down = again ? !this.state.down : Boolean(column.number)
    this.state.sort = column.title
    this.state.turn = 1
    this.changed(true)
  }

  reset() {
    this.state = { ...this.state, words: "", chosen: new Map(), turn: 1 }
    this.field.value = ""
    this.changed(true)
  }

  show() {
    const { found, counts } = this.records.select(this.state)
    const last = Math.max(1, Math.ceil(found.length / PAGE))
    this.state.turn = Math.min(this.state.turn, last)
    const start = (this.state.turn - 1) * PAGE
    for (const [n, facet] of this.facets.entries()) facet.show(counts[n], this.state.chosen.get(facet.title), this.records.present[n])
    this.table.show(found.slice(start, start + PAGE), this.state)
    this.table.root.hidden = !found.length
    this.tell(found.length)
    this.turns(start, found.length, last)
    jixiaoFit([this.table.frame])
  }

  tell(count) {
    const { unit, rows, count: all } = this.records
    const limits = this.facets.flatMap(facet =>
      [...(this.state.chosen.get(facet.title) ?? [])].map(n => [facet.said(n), () => this.choose(facet.title, n, false)])
    )
    const words = this.state.words.trim()
    if (words) limits.push([`含“${words}”`, () => this.forget()])
    const told = limits.map(([text]) => text).join("、")
    const rest = rows.length < all ? `只有先取来的 ${rows.length} ${unit}，其余${this.lacking ? "没有取到" : "正在取"}。` : ""
    const none = count || !limits.length ? "" : "没有合乎这些条件的，请去掉几个。"
    this.said.textContent = limits.length ? `${all} ${unit}中的 ${count} ${unit}：${told}。${none}${rest}` : `共 ${all} ${unit}。${rest}`
    const kept = this.active.contains(document.activeElement)
    this.active.replaceChildren(
      ...limits.map(([text, undo]) => {
        const control = button("jx-chooser__limit", text, element("span", "", " ×"))
        control.setAttribute("aria-label", `去掉“${text}”`)
        control.addEventListener("click", undo)
        return element("li", "", control)
      })
    )
    if (limits.length) {
      const control = button("jx-chooser__reset", "全部去掉")
      control.addEventListener("click", () => this.reset())
      this.active.append(element("li", "", control))
    }
    this.active.hidden = !limits.length
    if (kept) (this.active.querySelector("button") ?? this.field).focus()
  }

  forget() {
    this.state.words = ""
    this.field.value = ""
    this.state.turn = 1
    this.changed(true)
  }

  turns(start, count, last) {
    this.pages.hidden = last === 1
    if (last === 1) {
      this.pages.replaceChildren()
      return
    }
    const go = (text, turn, on) => {
      const control = Object.assign(button("", text), { disabled: !on })
      control.addEventListener("click", () => {
        this.state.turn = turn
        this.changed(true)
        this.said.scrollIntoView({ block: "nearest" })
        const same = [...this.pages.querySelectorAll("button")].find(one => one.textContent === text)
        ;(same.disabled ? this.pages.querySelector("button:enabled") : same).focus({ preventScroll: true })
      })
      return control
    }
    const { turn } = this.state
    const told = `第 ${start + 1}–${Math.min(count, start + PAGE)} ${this.records.unit}，第 ${turn} 页，共 ${last} 页`
    this.pages.replaceChildren(go("上一页", turn - 1, turn > 1), element("span", "", told), go("下一页", turn + 1, turn < last))
  }

  add(parts) {
    if (parts) this.records.add(parts.flatMap(part => part.rows))
    else this.lacking = true
    this.show()
  }
}

const load = async address => {
  const response = await fetch(address)
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

/* 头一个文件取不到的，照看原来的表；其余的取不到，照实说。 */
const replace = async section => {
  const address = new URL(section.dataset.records, location.href)
  section.setAttribute("aria-busy", "true")
  const data = await load(address).catch(() => undefined)
  section.removeAttribute("aria-busy")
  if (!data) return
  const chooser = new Chooser(section, data)
  const others = await Promise.all(data.more.map(name => load(new URL(name, address)))).catch(() => undefined)
  if (others?.length !== 0) chooser.add(others)
}

for (const section of document.querySelectorAll("[data-records]")) replace(section)
