"""Help and usage errors in Chinese: what typer would say in English, said to an official."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

# Typer carries its own copy of click, which is not public; its exceptions are reached through the public one.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]


class MisuseError(typer.BadParameter):
    """A value that cannot be used; the message is a whole Chinese sentence."""


def write_help(command: Any, context: Any, formatter: Any) -> None:
    """Usage, purpose, commands and options of a command, each option with its meaning on the next line."""
    places = [parameter for parameter in command.get_params(context) if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.get_params(context) if parameter.param_type_name == "option"]
    commands = getattr(command, "commands", {})
    pieces = [context.command_path, *(["命令"] if commands else []), *(place.metavar for place in places), "[选项]"]
    lines = [f"用法：{' '.join(pieces)}", "", command.help or "", ""]
    if commands:
        lines += ["命令：", *_entries((name, commands[name].help.splitlines()[0]) for name in commands), ""]
    if places:
        lines += ["参数：", *_entries((place.metavar, place.help) for place in places), ""]
    lines += ["选项：", *_entries((_spelling(option), _meaning(option)) for option in options), ""]
    formatter.write("\n".join(lines))


def explain_misuse(error: Exception) -> str:
    """One Chinese sentence for a usage error."""
    context = getattr(error, "ctx", None)
    help_hint = f"用 {context.command_path if context else 'fangpin'} --help 查看用法。"
    if isinstance(error, MisuseError):
        return error.message
    kind, option = type(error).__name__, getattr(error, "option_name", "")
    if kind == "NoSuchOption":
        return f"没有选项 {option}；{help_hint}"
    if kind == "BadOptionUsage":
        return f"选项 {option} 后面缺少取值；{help_hint}"
    if kind == "MissingParameter":
        return f"缺少必填的 {_named(error)}；{help_hint}"
    if kind == "BadParameter":
        return f"{_named(error)} 的取值不正确；{help_hint}"
    return f"没有这样的命令，或者多写了参数；{help_hint}"


def _entries(pairs: Any) -> list[str]:
    return [line for head, text in pairs for line in (f"  {head}", f"      {text}")]


def _spelling(option: Any) -> str:
    metavar = "" if option.is_flag else f" {option.metavar or option.name.upper()}"
    return ", ".join(option.opts) + metavar


def _meaning(option: Any) -> str:
    return f"{option.help}{'（必填）' if option.required else ''}"


def _named(error: Any) -> str:
    parameter = error.param
    if parameter is None:
        return "参数"
    return parameter.opts[0] if parameter.param_type_name == "option" else f"参数 {parameter.metavar}"


class _ChineseHelp:
    """Replaces typer's help page and the description of its help option."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示本说明"
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        write_help(self, ctx, formatter)


class ChineseCommand(_ChineseHelp, TyperCommand):
    """A command whose help is Chinese."""


class ChineseGroup(_ChineseHelp, TyperGroup):
    """A group of commands whose help is Chinese."""
