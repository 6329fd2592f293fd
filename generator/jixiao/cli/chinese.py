"""click 自己要说的话，换成中文：用法、选项、命令三个标题，与各种用法错误。"""

import click
from click.exceptions import NoSuchCommand


class ChineseCommand(click.Command):
    """标题用中文的命令。"""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法一行。"""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """用法里的占位。"""
        return [{"[OPTIONS]": "[选项]"}.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项一节。"""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [r for option in options if (r := option.get_help_record(ctx)) is not None]
        if records:
            with formatter.section("选项"):
                formatter.write_dl([(name, text.replace("[required]", "必写。")) for name, text in records])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help 的说明。"""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这份说明。"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """标题用中文的命令组。"""

    command_class = ChineseCommand

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """用法里的占位。"""
        pieces = super().collect_usage_pieces(ctx)
        return [{"COMMAND [ARGS]...": "命令 [参数]..."}.get(piece, piece) for piece in pieces]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项一节，后面列出各命令。"""
        super().format_options(ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(60)) for name in self.list_commands(ctx)]
        with formatter.section("命令"):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """按登记的次序，不按字母。"""
        del ctx
        return list(self.commands)


def usage_text(error: click.ClickException) -> str:
    """用法错误的一句话。"""
    match error:
        case NoSuchCommand():
            return f"没有命令“{error.command_name}”。{_nearest(error.possibilities)}"
        case click.NoSuchOption():
            return f"没有选项“{error.option_name}”。{_nearest(error.possibilities)}"
        case click.MissingParameter():
            name = error.param.make_metavar(error.ctx) if error.param is not None and error.ctx is not None else ""
            option = f" {error.param.opts[0]} " if isinstance(error.param, click.Option) else ""
            return f"缺少{option}{name}。"
        case click.BadOptionUsage():
            return f"选项“{error.option_name}”的用法不对。"
        case click.BadParameter():
            return _bad_parameter(error)
        case _:
            return error.format_message()


def _bad_parameter(error: click.BadParameter) -> str:
    name = error.param.opts[0] if error.param is not None else ""
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"“{name}”应为：{'、'.join(kind.choices)}。"
    if isinstance(kind, click.Path):
        return f"“{name}”所指的目录不存在，或不是目录。"
    return f"“{name}”的值不对：{error.message}"


def _nearest(possibilities: list[str] | None) -> str:
    return f"是不是“{possibilities[0]}”？" if possibilities else ""
