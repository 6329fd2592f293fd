"""模板引擎的唯一入口：别的模块只拿到环境，不直接引用 jinja2。"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError

__all__ = ["Environment", "TemplateError", "environment", "template_fault"]


def environment(theme_dirs: tuple[Path, ...]) -> Environment:
    """按目录先后查找 blocks/ 与 pages/ 下的模板；排在前面的目录可逐个覆盖后面的。

    编译过的模板留在内存里，不再察看文件是否改动：每次构建新建一个环境即可。
    """
    return Environment(
        loader=FileSystemLoader([str(directory) for directory in theme_dirs]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
        auto_reload=False,
    )


def template_fault(error: TemplateError) -> str:
    """模板错在哪里；运行时的错误 jinja2 不记位置。"""
    place = f"{error.filename}:{error.lineno}：" if isinstance(error, TemplateSyntaxError) else ""
    return f"模板有误：{place}{error.message}"
