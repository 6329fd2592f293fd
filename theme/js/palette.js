/* 首次绘制之前定下明暗：读者选过的优先，否则随系统。之后的切换由 Material 处理。 */
{
  const options = [...document.querySelectorAll("[data-md-component=palette] input")]
  const attributes = ["scheme", "primary", "accent"]
  const chosen = () => {
    try {
      return window.__md_get("__palette")?.color
    } catch {
      return undefined
    }
  }
  const fromSystem = () => {
    const match = options.find(input => {
      const media = input.dataset.mdColorMedia
      return media && media !== "(prefers-color-scheme)" && matchMedia(media).matches
    })
    return match && Object.fromEntries(attributes.map(name => [name, match.getAttribute(`data-md-color-${name}`)]))
  }
  const stored = chosen()
  const color = stored && stored.media !== "(prefers-color-scheme)" ? stored : fromSystem()
  for (const name of attributes) {
    if (color?.[name]) document.body.setAttribute(`data-md-color-${name}`, color[name])
  }
}
