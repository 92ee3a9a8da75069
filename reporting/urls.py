from django.urls import path

from formats.converters import register_quarters
from indicators.codes import register_codes
from reporting.pages import (
    checking,
    collecting,
    days_off,
    defining,
    feed,
    figure_history,
    filling,
    home,
    item_saving,
    moving,
    reminder_choice,
    reminding,
    reports,
    verifying,
    windows,
    year_calendar,
)

register_quarters()
register_codes()

urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("akun/pengingat/", reminder_choice.ReminderChoicePage.as_view(), name="reminder_choice"),
    path("akun/kalender/buat/", feed.NewFeedAddress.as_view(), name="feed_new"),
    path("akun/kalender/cabut/", feed.RevokeFeedAddress.as_view(), name="feed_revoke"),
    path("kalender/<str:token>.ics", feed.Feed.as_view(), name="calendar_feed"),
    path("kalender/", year_calendar.CalendarPage.as_view(), name="calendar"),
    path("ingatkan/<quarter:quarter>/<str:code>/", reminding.RemindPage.as_view(), name="remind"),
    path("ingatkan/<quarter:quarter>/<str:code>/kirim/", reminding.SendNudge.as_view(), name="remind_send"),
    path("laporan/", reports.ReportList.as_view(), name="report_list"),
    path("laporan/mulai/", reports.StartReport.as_view(), name="report_start"),
    path("laporan/<int:pk>/", reports.ReportPage.as_view(), name="report_page"),
    path("laporan/<int:pk>/isi/", filling.FillReport.as_view(), name="report_form"),
    path("laporan/<int:pk>/periksa/", checking.CheckReport.as_view(), name="report_check"),
    path("laporan/<int:pk>/butir/<str:code>/", figure_history.FigureHistory.as_view(), name="figure_history"),
    path("laporan/<int:pk>/butir/<str:code>/simpan/", item_saving.SaveItem.as_view(), name="item_save"),
    path("laporan/<int:pk>/langkah/<slug:verb>/", moving.MakeMove.as_view(), name="report_move"),
    path("laporan/<int:pk>/verifikasi/", verifying.VerificationPage.as_view(), name="verification"),
    path("laporan/<int:pk>/catatan/<str:code>/", verifying.AddRemark.as_view(), name="report_remark"),
    path("pengumpulan/", collecting.LatestCollection.as_view(), name="collection_latest"),
    path("pengumpulan/<quarter:quarter>/", collecting.CollectionPage.as_view(), name="collection"),
    path("verifikasi/", verifying.LatestQueue.as_view(), name="verification_queue_latest"),
    path("verifikasi/<quarter:quarter>/", verifying.QueuePage.as_view(), name="verification_queue"),
    path("triwulan/", windows.WindowList.as_view(), name="window_list"),
    path("triwulan/hari-libur/", days_off.DaysOff.as_view(), name="days_off"),
    path("triwulan/hari-libur/<int:pk>/hapus/", days_off.RemoveDayOff.as_view(), name="day_off_remove"),
    path("triwulan/hari-libur/hari-kerja/", days_off.WorkOn.as_view(), name="day_off_worked"),
    path("triwulan/hari-libur/<int:year>/konfirmasi/", days_off.ConfirmYear.as_view(), name="year_confirm"),
    path("triwulan/<quarter:quarter>/", windows.WindowPage.as_view(), name="window_page"),
    path("triwulan/<quarter:quarter>/buka/", windows.OpenQuarter.as_view(), name="window_open"),
    path("triwulan/<quarter:quarter>/tenggat/", windows.ChangeDues.as_view(), name="window_dues"),
    path("triwulan/<quarter:quarter>/tutup/", windows.CloseQuarter.as_view(), name="window_close"),
    path("triwulan/<quarter:quarter>/buka-kembali/", windows.ReopenQuarter.as_view(), name="window_reopen"),
    path("triwulan/<quarter:quarter>/perpanjangan/", windows.GrantExtension.as_view(), name="extension_grant"),
    path("indikator/baru/", defining.AddIndicator.as_view(), name="indicator_new"),
    path("indikator/bobot/", defining.Weights.as_view(), name="weights"),
    path("indikator/<code:code>/definisi/", defining.DefineFrom.as_view(), name="definition_new"),
]
