/* 写进剪贴板，成不成由返回的真假说。

   内网多是 http，没有剪贴板接口：由 select 选中一段，再用旧办法，复制的仍是 text。 */
const jixiaoClipboard = async (text, select) => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
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
}
