# 两条命令：make site 建站，make test 跑全部检查。其余见 make help。

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2# 测试分几个进程跑
PYTEST := $(BIN)/pytest --numprocesses $(WORKERS)
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help site test serve check lint unit pdf browser office wheel update-golden planted bench lighthouse screenshots clean

help: ## 列出各命令
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 24

site: $(VENV)/.site ## 装好环境，复核示例评价，建站到 site/
	$(BIN)/jixiao build
	@echo "边改边看：make serve"

test: lint unit pdf browser office ## 跑 CI 跑的一切：静态检查、单元与用例、整站、轮子、PDF、浏览器、电子表格

serve: $(VENV)/.site ## 在本机预览，改动后自动重建
	$(BIN)/jixiao serve

check: $(VENV)/.site ## 复核示例评价
	$(BIN)/jixiao check

lint: $(VENV)/.test ## 风格、类型、引用次序
	$(BIN)/ruff check generator tests
	$(BIN)/ruff format --check generator tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

unit: $(VENV)/.test ## 单元、用例、整站与轮子的测试
	$(PYTEST) --dist loadscope -m "not browser and not office and not pdf"

pdf: $(VENV)/.test $(VENV)/.pdf ## 排成 PDF，取出文字、书签、字体来比
	$(PYTEST) --dist loadscope -m pdf

browser: $(VENV)/.test $(VENV)/.browser ## 在 Chromium 里打开建好的站；查 HTML 与无障碍
	$(PYTEST) --dist loadscope -m browser

office: $(VENV)/.test $(VENV)/.office ## 得分的电子表格写法交 LibreOffice 重算，与程序逐一相比；Word 文件由它打开
	$(PYTEST) --dist loadscope -m office

wheel: $(VENV)/.test ## 打成轮子，放在 dist/
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

update-golden: $(VENV)/.test $(VENV)/.pdf ## 按当前输出重写金样，改动须逐条看过
	$(BIN)/pytest -q --update-golden -m "not browser and not wheel and not office"

planted: $(VENV)/.test ## 埋错试验：六十多种错的检出率，与相合的评价上的误报
	$(BIN)/python -m tests.planted.trial

bench: $(VENV)/.test ## 各阶段的快慢，与 PyYAML 只解析相比
	$(BIN)/python tests/bench/benchmark.py

lighthouse: $(VENV)/.test $(VENV)/.browser $(VENV)/.lighthouse ## 各种页的 Lighthouse 得分与页面重量
	$(BIN)/python tests/lighthouse/measure.py

screenshots: $(VENV)/.test $(VENV)/.browser ## 指南里各种页的截图，写到 content/images/
	$(BIN)/python -m tests.browser.screenshots

clean: ## 删去环境与生成物
	rm -rf $(VENV) site dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# 环境按需装：建站只装运行所需，测试再装工具
$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --editable '.[test]'
	@touch $@ $(VENV)/.site

# 浏览器与中文字体取自系统软件源，查网页的工具取自 npm；已有的不动
$(VENV)/.browser: tests/install-browser tests/web/package-lock.json | $(VENV)/bin/pip
	sh tests/install-browser
	@touch $@

$(VENV)/.pdf: tests/install-pdf | $(VENV)/bin/pip
	sh tests/install-pdf
	@touch $@

$(VENV)/.lighthouse: tests/lighthouse/package-lock.json $(VENV)/.browser
	npm ci --prefix tests/lighthouse --silent
	@touch $@

$(VENV)/.office: tests/install-office | $(VENV)/bin/pip
	sh tests/install-office
	@touch $@
