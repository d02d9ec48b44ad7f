"""Staff addresses of annual reports, under /desk/reports/."""

from django.urls import path

from gongkai.annual_reports.board.urls import urlpatterns as board_urls
from gongkai.annual_reports.bulk.urls import urlpatterns as bulk_urls
from gongkai.annual_reports.views import (
    changes,
    comparing,
    computing,
    editing,
    exporting,
    filing,
    reports,
    scans,
    season,
    starting,
    tables,
    texts,
    uploading,
    zero_report,
)

app_name = "annual_reports"

urlpatterns = [
    path("scans/of/<int:pk>/", scans.scan_list, name="scan_list"),
    path("scans/<int:pk>/", scans.scan_file, name="scan_file"),
    path("scans/<int:pk>/first-page/", scans.scan_preview, name="scan_preview"),
    path("scans/<int:pk>/show/", scans.show_scan, name="show_scan"),
    path("scans/<int:pk>/sign/", scans.sign_on_paper, name="sign_on_paper"),
    *board_urls,
    *bulk_urls,
    path("", reports.report_list, name="report_list"),
    path("start/", starting.start, name="start"),
    path("season/", season.season, name="season"),
    path("season/remind/<slug:code>/<int:year>/", season.remind, name="remind"),
    path("upload/", uploading.upload, name="upload"),
    path("upload/confirm/", uploading.confirm_upload, name="confirm_upload"),
    path("<int:pk>/", reports.report, name="report"),
    path("<int:pk>/settle/", editing.settle, name="settle"),
    path("sums/<str:edition>/", tables.sums, name="sums"),
    path("<int:pk>/tables/<slug:key>/", tables.table, name="table"),
    path("<int:pk>/compute/", computing.compute, name="compute"),
    path("<int:pk>/records/", computing.records, name="records"),
    path("<int:pk>/records/<str:where>/", computing.behind, name="behind"),
    path("<int:pk>/changes/", changes.changes, name="changes"),
    path("<int:pk>/zero/", zero_report.zero_report, name="zero_report"),
    path("<int:pk>/text/<slug:part>/", texts.text, name="text"),
    path("<int:pk>/send/", reports.send_for_signature, name="send_for_signature"),
    path("<int:pk>/sign/", reports.sign, name="sign"),
    path("<int:pk>/send-back/", reports.send_back, name="send_back"),
    path("<int:pk>/publish/", reports.publish, name="publish"),
    path("<int:pk>/submit/", filing.submit, name="submit"),
    path("<int:pk>/review/", filing.review, name="review"),
    path("<int:pk>/accept/", filing.accept, name="accept"),
    path("<int:pk>/return/", filing.return_with_remarks, name="return_with_remarks"),
    path("<int:pk>/answer/", filing.answer, name="answer"),
    path("<int:pk>/correct/", filing.begin_correction, name="begin_correction"),
    path("<int:pk>/reopen/", filing.reopen, name="reopen"),
    path("<int:pk>/versions/<int:number>/", filing.version, name="version"),
    path("<int:pk>/take-over/", reports.take_over, name="take_over"),
    path("<int:pk>/compare/", comparing.compare, name="compare"),
    path("<int:pk>/export/<slug:kind>/", exporting.export, name="export"),
    path("<int:pk>/source/", reports.source, name="source"),
]
