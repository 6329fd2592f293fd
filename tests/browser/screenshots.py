"""指南里各种页的截图：make screenshots 重拍，写到 content/images/。

每张 1280 宽，颜色减到 256 种以内，写成索引色的 PNG：一张几十 KB，页面看起来没有分别。
"""

import base64
import shutil
import struct
import sys
import tempfile
import zlib
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.browser.conftest import ARGUMENTS, serving

REPOSITORY = Path(__file__).resolve().parent.parent.parent
REPORT = "2024/xinzhuang-dangjian/"
SHOTS = {
    "home": "",
    "evaluations": "evaluations/",
    "report": REPORT,
    "indicators": f"{REPORT}indicators/",
    "indicator": f"{REPORT}indicators/B11/",
    "derivation": f"{REPORT}trace/result/",
    "chapter": f"{REPORT}conclusion/",
    "appendix": f"{REPORT}appendix-4/",
    "documents": f"{REPORT}documents/",
    "policies": "policies/",
    "policy": "policies/hucaiji-2020-6/",
    "terms": "dictionary/yusuan-zhixing/",
    "unit": "units/minhang-zuzhibu/",
    "year": "years/2023/",
    "findings": "findings/",
    "compare": "compare/xidu-dangqun/2024/",
    "search": "search/?q=10号",
    "data": "data/",
    "form": "2024/xidu-dangjian/",
}
"""图的文件名 → 页。还没有的页跳过，说一声。"""

REDUCE = """async encoded => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${encoded}`)).blob())
  const { width, height } = image
  const context = new OffscreenCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const counts = new Map()
  const keys = new Uint32Array(width * height)
  for (let n = 0; n < keys.length; n += 1) {
    const key = (data[4 * n] << 16) | (data[4 * n + 1] << 8) | data[4 * n + 2]
    keys[n] = key
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const palette = [...counts].sort((one, other) => other[1] - one[1]).slice(0, 256).map(([key]) => key)
  const index = new Map(palette.map((key, n) => [key, n]))
  const part = (key, by) => (key >> by) & 255
  const apart = (one, other) => [16, 8, 0].reduce((sum, by) => sum + (part(one, by) - part(other, by)) ** 2, 0)
  for (const key of counts.keys()) {
    if (index.has(key)) continue
    index.set(key, palette.reduce((best, one, n) => (apart(one, key) < apart(palette[best], key) ? n : best), 0))
  }
  let pixels = ''
  for (const key of keys) pixels += String.fromCharCode(index.get(key))
  return { width, height, palette, pixels: btoa(pixels) }
}"""


def indexed_png(page: Page, shot: bytes) -> bytes:
    """截图减色，写成索引色的 PNG。page 是一张空白页，借它的画布。"""
    made = page.evaluate(REDUCE, base64.b64encode(shot).decode())
    width, height, pixels = made["width"], made["height"], base64.b64decode(made["pixels"])
    rows = b"".join(b"\0" + pixels[n * width : (n + 1) * width] for n in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    palette = b"".join(key.to_bytes(3, "big") for key in made["palette"])
    parts = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def main() -> None:
    """建站，逐页拍。"""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    command = ["-m", "mkdocs", "build", "--quiet", "--site-dir"]
    with (
        tempfile.TemporaryDirectory() as scratch,
        serving(Path(scratch), command, REPOSITORY) as base,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN", color_scheme="light")
        canvas = browser.new_page()
        for name, path in SHOTS.items():
            response = page.goto(base + path, wait_until="networkidle")
            if response is None or not response.ok:
                sys.stdout.write(f"{name}：没有 {path}，跳过\n")
                continue
            image = indexed_png(canvas, page.screenshot())
            (REPOSITORY / "content" / "images" / f"{name}.png").write_bytes(image)
            sys.stdout.write(f"{name}：{len(image) / 1024:.0f} KB\n")
        browser.close()


if __name__ == "__main__":
    main()
