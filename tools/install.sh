#!/bin/sh
# Installs what the program (run), its tests (test) or their full counts (long) need: system packages where it may, Python
# packages by the lock files into .venv. Does nothing when all is there. docs/operating.md tells it step by step.
set -eu
cd "$(dirname "$0")/.."
want=${1:-run}
long=no
[ "$want" != long ] || { want=test; long=yes; }

say() { printf '%s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }
may_apt() { have apt-get && [ "$(id -u)" = 0 ]; }
installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

apt_install() { # packages that are not there yet; never a reason to stop
    missing=
    for package in "$@"; do installed "$package" || missing="$missing $package"; done
    [ -n "$missing" ] || return 0
    if ! may_apt; then
        say "缺少系统软件包：$missing"
        say "  有管理员权限时可以安装：apt-get install$missing"
        return 1
    fi
    say "安装系统软件包：$missing"
    export DEBIAN_FRONTEND=noninteractive
    [ -n "${apt_updated:-}" ] || apt-get update -qq || say "  软件包目录没有更新成功，用现有目录继续"
    apt_updated=1
    # shellcheck disable=SC2086
    apt-get install -y -qq --no-install-recommends $missing >/dev/null || return 1
}

system_packages() {
    have dpkg-query || { say "这不是 Debian 系统，请自行安装 Pango 和中文字体；没有它们不能生成 PDF。"; return 0; }
    apt_install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ||
        say "  没有 Pango：不能生成 PDF（其他功能照常）。"
    apt_install fonts-noto-cjk || say "  没有中文字体：生成的 PDF 里汉字会是空框。"
    [ "$want" = test ] || return 0
    apt_install postgresql-15 || say "  没有 PostgreSQL：不能在 PostgreSQL 上测试。"
    apt_install chromium || say "  没有 Chromium：不能做浏览器测试。"
    [ "$long" = yes ] || return 0
    apt_install libreoffice-writer-nogui || say "  没有 LibreOffice：不能核对 Word 文件打开后的样子。"
}

find_python() {
    for candidate in python3.11 python3.12 python3.13 python3; do
        if have "$candidate" && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python=$candidate
            return 0
        fi
    done
    may_apt && apt_install python3 && python=python3 && return 0
    say "需要 Python 3.11 或更新的版本（apt-get install python3）。"
    exit 1
}

make_environment() {
    [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null && return 0
    rm -rf .venv
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -m venv .venv
    elif have uv; then
        uv venv --quiet --python "$python" .venv
    elif may_apt && apt_install python3-venv && python3 -c 'import ensurepip, venv' 2>/dev/null; then
        python3 -m venv .venv
    else
        say "Python 缺少 venv 模块，又没有权限安装。请管理员运行：apt-get install python3-venv"
        exit 1
    fi
}

sync_packages() {
    case $want in test) lock=requirements-dev.lock ;; *) lock=requirements.lock ;; esac
    stamp=$(cat "$lock" requirements-uv.lock pyproject.toml | cksum)
    # What tests need contains what running needs: do not take it away again
    [ "$(cat .venv/installed-test 2>/dev/null)" = "$stamp" ] && return 0
    if [ "$want" = run ]; then
        devstamp=$(cat requirements-dev.lock requirements-uv.lock pyproject.toml | cksum)
        [ "$(cat .venv/installed-test 2>/dev/null)" = "$devstamp" ] && return 0
        [ "$(cat .venv/installed-run 2>/dev/null)" = "$stamp" ] && return 0
    fi
    say "安装 Python 软件包（按 $lock，逐个核对哈希）……"
    if have uv && [ ! -x .venv/bin/pip ]; then
        uv=uv
    else
        uv=.venv/uv/bin/uv
        [ -x "$uv" ] || .venv/bin/python -m pip install --quiet --disable-pip-version-check \
            --require-hashes --target .venv/uv -r requirements-uv.lock
    fi
    rm -f .venv/installed-run .venv/installed-test
    "$uv" pip sync --quiet --compile-bytecode --python .venv/bin/python --require-hashes "$lock"
    "$uv" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
    .venv/bin/python tools/compile_messages.py
    echo "$stamp" >".venv/installed-$want"
}

find_python
system_packages
make_environment
sync_packages
