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
  button.addEventListener("click", async () => {
    told.textContent = "" // 再点一次，读屏再说一遍
    const done = await jixiaoClipboard(text, select) // 没有复制成的，选中的留着，读者可以自己复制
    told.textContent = done ? `已复制，共 ${[...text].length} 字` : "浏览器不让复制；这一段已选中，请按 Ctrl+C"
  })
}
