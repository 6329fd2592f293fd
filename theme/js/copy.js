/* 供复制的一段文字（决算公开素材）：没有脚本时没有按钮；复制的正是那一段，不多一个字。 */
for (const source of document.querySelectorAll(".jx-pre .language-prose")) {
  const text = source.textContent
  const bar = document.createElement("p")
  const button = document.createElement("button")
  const told = document.createElement("span")
  bar.className = "jx-copy"
  button.className = "jx-copy__button"
  button.type = "button"
  button.textContent = "复制这一段"
  told.setAttribute("role", "status")
  bar.append(button, told)
  source.closest(".jx-pre").after(bar)

  const select = () => {
    const range = document.createRange()
    range.selectNodeContents(source)
    const selection = getSelection()
    selection.removeAllRanges()
    selection.addRange(range)
  }
  /* 内网多是 http，没有剪贴板接口：选中再用旧办法，选中的留着，读者看得见复制了什么。 */
  const fallback = () => {
    select()
    const put = event => {
      event.clipboardData.setData("text/plain", text)
      event.preventDefault()
    }
    document.addEventListener("copy", put, { once: true })
    const done = document.execCommand("copy")
    document.removeEventListener("copy", put)
    return done
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      return fallback()
    }
  }
  button.addEventListener("click", async () => {
    told.textContent = "" // 再点一次，读屏再说一遍
    const done = await copy()
    told.textContent = done ? `已复制，共 ${[...text].length} 字` : "浏览器不让复制；这一段已选中，请按 Ctrl+C"
  })
}
