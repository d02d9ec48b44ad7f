"""Staff addresses of proactive disclosure, under /desk/items/."""

from django.urls import path

from gongkai.catalog.calls.urls import urlpatterns as calls
from gongkai.catalog.supervision import views as supervision
from gongkai.catalog.views import (
    arranging,
    drafting,
    imports,
    items,
    papers,
    registers,
    reviewing,
    together,
)

app_name = "catalog"

urlpatterns = [
    *calls,
    path("", items.item_list, name="item_list"),
    path("new/", drafting.new_item, name="new_item"),
    path("together/", together.together, name="together"),
    path("register/", papers.register, name="register"),
    path("counts/", arranging.counts, name="counts"),
    path("agencies/", arranging.agencies, name="agencies"),
    path("supervision/", supervision.own_board, name="supervision"),
    path("supervision/county/", supervision.county_board, name="county_supervision"),
    path("classes/", arranging.classes, name="classes"),
    path("classes/<int:pk>/", arranging.item_class, name="item_class"),
    path("plan/", arranging.plan, name="plan"),
    path("opening/", arranging.opening, name="opening"),
    path("imports/", imports.imports, name="imports"),
    path("imports/template.xlsx", imports.template, name="import_template"),
    path("imports/folder/", imports.folder, name="import_folder"),
    path("imports/folder/template.xlsx", imports.folder_template, name="import_folder_template"),
    path("imports/addresses.csv", imports.addresses, name="old_addresses"),
    path("imports/<int:pk>/", imports.job, name="import_job"),
    path("imports/<int:pk>/progress/", imports.progress, name="import_progress"),
    path("imports/<int:pk>/faults.csv", imports.faults, name="import_faults"),
    path("imports/<int:pk>/send/", imports.send, name="import_send"),
    path("registers/<slug:kind>/", registers.entries, name="entries"),
    path("registers/<slug:kind>/import/", registers.import_entries, name="import_entries"),
    path(
        "registers/<slug:kind>/import/template.xlsx",
        registers.import_template,
        name="import_entries_template",
    ),
    path("registers/<slug:kind>/<int:pk>/void/", registers.void, name="void_entry"),
    path("page/", drafting.page_html, name="page_html"),
    path("<int:pk>/", items.item, name="item"),
    path("<int:pk>/edit/", drafting.edit_item, name="edit_item"),
    path("<int:pk>/keep/", drafting.keep_unsaved, name="keep_unsaved"),
    path("<int:pk>/drop/", drafting.drop_unsaved, name="drop_unsaved"),
    path("<int:pk>/files/", drafting.add_file, name="add_file"),
    path("<int:pk>/files/<slug:sha256>/remove/", drafting.remove_file, name="remove_file"),
    path("<int:pk>/submit/", reviewing.submit, name="submit"),
    path("<int:pk>/let-through/", reviewing.let_through, name="let_through"),
    path("<int:pk>/pass/", reviewing.pass_step, name="pass_step"),
    path("<int:pk>/send-back/", reviewing.send_back, name="send_back"),
    path("<int:pk>/publish/", reviewing.publish_now, name="publish_now"),
    path("<int:pk>/new-version/", reviewing.begin_version, name="begin_version"),
    path("<int:pk>/ask-withdrawal/", reviewing.ask_withdrawal, name="ask_withdrawal"),
    path("<int:pk>/take-down/", reviewing.take_down, name="take_down"),
    path("<int:pk>/decide/", reviewing.decide_withdrawal, name="decide_withdrawal"),
    path("<int:pk>/versions/<int:number>/", papers.version, name="version"),
    path("<int:pk>/versions/<int:number>/<slug:sha256>/", reviewing.file, name="file"),
    path("<int:pk>/form.pdf", papers.review_form, name="review_form"),
]
