/* Material 的存取约定（原为行内脚本）：按站点所在路径存取读者的选择。 */
{
  const base = document.currentScript.dataset.base || "."
  window.__md_scope = new URL(base, location)
  window.__md_hash = text => [...text].reduce((sum, char) => (sum << 5) - sum + char.charCodeAt(0), 0)
  window.__md_get = (key, storage = localStorage, scope = window.__md_scope) =>
    JSON.parse(storage.getItem(`${scope.pathname}.${key}`))
  window.__md_set = (key, value, storage = localStorage, scope = window.__md_scope) => {
    try {
      storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value))
    } catch {
      /* 存不下便不存 */
    }
  }
}
