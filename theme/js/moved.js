/* 旧地址的一页：转到新地址，锚点与查询照带。 */
addEventListener("DOMContentLoaded", () => {
  const target = new URL(document.getElementById("moved").href)
  target.search = location.search
  target.hash = location.hash
  if (target.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html"
  location.replace(target)
})
