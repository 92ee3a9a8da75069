"""What every column of every sheet holds, in a sentence. `{TW}` stands for a quarter's name in a heading."""

import re

QUARTER = re.compile(r"TW (?:IV|I{1,3}) \d{4}")

TO_DATE = "dari awal tahun sampai triwulan itu, menurut cara hitung indikatornya (lembar Kamus data)"
#: Of headings that mean the same wherever they stand.
EVERYWHERE = {
    "Kode": "Kode indikator; uraian lengkapnya pada lembar Kamus data.",
    "Indikator": "Nama indikator menurut definisi yang berlaku pada triwulan itu.",
    "Prasyarat": "Prasyarat PUG yang memuat indikator itu, atau Hasil.",
    "Satuan": "Satuan nilai pada baris itu; kosong bila jawabannya pilihan.",
    "Satuan perubahan": "Satuan selisihnya: selisih dua persentase dalam poin persen. Kosong bila tidak ada selisih.",
    "Triwulan": "Kode triwulan, misalnya 2026-TW3: dapat diurutkan sebagai teks.",
    "Kode daerah": "Kode Kemendagri: 62 provinsi, 62.01 dan seterusnya kabupaten/kota. Kosong pada baris gabungan.",
    "Daerah": "Nama daerah, atau nama gabungan pada baris yang dicetak tebal.",
    "Laki-laki": "Banyaknya laki-laki dalam nilai triwulan; hanya indikator yang dipilah menurut jenis kelamin.",
    "Perempuan": "Banyaknya perempuan dalam nilai triwulan; hanya indikator yang dipilah menurut jenis kelamin.",
    "Laki-laki s.d.": f"Laki-laki {TO_DATE}.",
    "Perempuan s.d.": f"Perempuan {TO_DATE}.",
    "Pembilang": "Yang dibagi dalam persentase triwulan; pada butir pilihan banyaknya jawaban terbaik, pada ya/tidak "
    "banyaknya ya.",
    "Penyebut": "Pembagi dalam persentase triwulan; pada butir pilihan dan ya/tidak banyaknya yang ditanya.",
    "Pembilang s.d.": f"Pembilang {TO_DATE}.",
    "Penyebut s.d.": f"Penyebut {TO_DATE}.",
    "Nilai triwulan": "Nilai dari jawaban triwulan itu saja. “Nihil”: pembilang dan penyebutnya nol.",
    "Nilai s.d. triwulan": f"Nilai {TO_DATE}. “Nihil”: pembilang dan penyebutnya nol.",
    "Sebaran jawaban": "Dalam kata: banyaknya daerah untuk setiap pilihan, atau terendah, tengah, dan tertinggi bila "
    "tidak dijumlahkan; pada satu daerah, pilihan yang dijawabnya.",
    "Menjawab": "Cakupan: banyaknya instansi dengan jawaban, nihil termasuk, “tidak tersedia” tidak.",
    "Ditanya": "Cakupan: banyaknya instansi yang ditanya. Dikurangi Menjawab dan Tidak tersedia: yang belum menjawab.",
    "Lengkap": "Cakupan: instansi yang menjawab pada setiap triwulan yang menanyakannya.",
    "Tidak tersedia": "Cakupan: instansi yang menyatakan angkanya tidak tersedia.",
    "Daerah menjawab": "Cakupan: kabupaten/kota yang di dalamnya sedikitnya satu instansi menjawab; kosong pada satu "
    "daerah.",
    "Daerah ditanya": "Cakupan: kabupaten/kota yang di dalamnya sedikitnya satu instansi ditanya; kosong pada satu "
    "daerah.",
    "Target": "Target setahun, dalam satuan indikator; kosong bila tidak ada. Jumlah daerah tidak mempunyai target.",
    "Capaian": "Nilai s.d. triwulan terhadap target, menurut arah indikatornya; “n/a” atau kosong bila tidak dapat "
    "dihitung.",
    "Predikat": "Predikat capaian menurut Permendagri 86/2017.",
    "Tenggat": "Hari terakhir untuk mengirim tepat waktu, perpanjangan termasuk.",
    "Pertama dikirim": "Hari laporan pertama dikirim dan tidak ditarik lagi; pengembalian tidak mengubahnya.",
    "{TW}": "Skor kesiapan 0–100 pada triwulan itu; kosong bila laporannya belum diverifikasi atau bobotnya lain.",
}
#: By sheet, where a heading means something of its own there.
THERE = {
    "Baca saya": {
        "Hal": "Apa yang dijelaskan, atau nama lembar.",
        "Keterangan": "Penjelasannya, atau judul tabel pada lembar itu.",
    },
    "Ringkasan": {
        "Ukuran": "Nama ukuran, sama dengan angka besar di papan.",
        "Nilai": "Angkanya, dalam satuan pada kolom Satuan; persentase dari awal tahun sampai triwulan ini.",
        "Perubahan dari {TW}": "Selisih nilai triwulan ini dari triwulan itu, dari angka yang dicetak.",
        "Pembilang": "Yang dibagi, atau yang dihitung, bila nilai itu sebuah bagian.",
        "Penyebut": "Pembaginya, atau semua yang diharapkan.",
        "Menjawab": "Cakupan: laporan yang diverifikasi, perangkat daerah yang mengirim, atau instansi yang menjawab.",
        "Ditanya": "Cakupan: semua yang diharapkan melapor, atau instansi yang ditanya.",
        "Arti": "Apa yang diukur.",
    },
    "Kesiapan": {
        "Komitmen": "Skor prasyarat 0–100: rata-rata berbobot skor indikatornya.",
        "Kebijakan": "Skor prasyarat 0–100: rata-rata berbobot skor indikatornya.",
        "Kelembagaan": "Skor prasyarat 0–100: rata-rata berbobot skor indikatornya.",
        "Sumber daya": "Skor prasyarat 0–100: rata-rata berbobot skor indikatornya.",
        "Data terpilah": "Skor prasyarat 0–100: rata-rata berbobot skor indikatornya.",
        "Alat analisis": "Skor prasyarat 0–100: rata-rata berbobot skor indikatornya.",
        "Peran serta masyarakat": "Skor prasyarat 0–100: rata-rata berbobot skor indikatornya.",
        "Kesiapan PUG": "Rata-rata prasyarat yang mempunyai skor; pada baris median, nilai tengah daerah.",
        "Hitungan": "Bagaimana skor itu didapat, dari skor yang dibulatkan; karena itu tandanya ≈.",
        "Laporan diverifikasi": "Cakupan: 1 bila laporan daerah itu diverifikasi, 0 bila belum; pada baris median "
        "jumlahnya.",
        "Daerah (diharapkan)": "Cakupan: 1 untuk setiap daerah yang diharapkan melapor; pada baris median jumlahnya.",
    },
    "Rincian kesiapan": {
        "Kode": "Kode indikator; kosong pada baris prasyarat.",
        "Indikator": "Nama indikator; kosong pada baris prasyarat.",
        "Nilai": "Yang tercapai: nilai s.d. triwulan dalam satuan indikator; pada butir pilihan dan ya/tidak, poin.",
        "Dari": "Yang seharusnya: target, 100, atau poin tertinggi.",
        "Persen": "Nilai terhadap Dari menurut arah indikatornya, sebelum dipotong pada 0–100.",
        "Skor": "Persen yang dipotong pada 0–100; pada baris prasyarat, rata-rata berbobotnya yang dibulatkan.",
        "Bobot": "Bobot indikator dalam prasyaratnya; pada baris prasyarat, jumlah bobot yang dinilai. Kosong bila "
        "tidak dinilai.",
        "Catatan": "Mengapa tidak dinilai, atau bahwa skornya dipotong.",
    },
    "Indikator": {
        "Triwulan ini": "Nilai dari jawaban triwulan ini saja. “Nihil”: pembilang dan penyebutnya nol.",
        "s.d. triwulan": f"Nilai {TO_DATE}.",
        "{TW}": "Nilai triwulan itu sendiri; kosong bila diukur menurut definisi lain.",
        "Perubahan dari {TW}": "Selisih “Triwulan ini” dari triwulan itu, dari angka yang dicetak.",
        "Penjawab sama banyak": "“ya” bila sama banyak instansi menjawab pada kedua triwulan; kosong tanpa selisih.",
        "Catatan": "Sejak kapan definisinya tidak lagi dapat dibandingkan dengan yang lama.",
    },
    "Indikator per daerah": {
        "Keadaan": "Dijawab, dijawab sebagian triwulan, nihil, tidak tersedia, belum dijawab, atau belum ditanyakan.",
        "Jawaban": "Pilihan yang dijawab, atau sebarannya.",
        "Laporan daerah diverifikasi": "Hari laporan daerah itu diverifikasi; kosong bila belum.",
    },
    "Perangkat daerah": {
        "Kode": "Kode perangkat daerah: kode daerahnya dan singkatannya.",
        "Perangkat daerah": "Nama perangkat daerah.",
        "Penggerak": "“ya” bila perangkat daerah penggerak PUG.",
        "Laporan": "Keadaan laporan pada saat buku kerja dibuat.",
        "Terlambat": "“ya” bila dikirim sesudah tenggat, atau belum dikirim dan tenggatnya sudah lewat.",
        "Lewat tenggat (hari)": "Berapa hari tenggat lewat tanpa laporan; kosong bila sudah dikirim atau belum lewat.",
    },
    "Jawaban perangkat daerah": {
        "Kode perangkat daerah": "Kode perangkat daerah: kode daerahnya dan singkatannya.",
        "Perangkat daerah": "Nama perangkat daerah.",
        "Keadaan": "Terisi, nihil, tidak tersedia, belum dijawab, atau belum ditanyakan tahun ini.",
        "Nilai": "Nilai jawaban yang berlaku pada triwulan ini, dalam satuan pada kolom Satuan.",
        "Jawaban": "Pilihan yang dijawab; kosong bila jawabannya angka.",
        "Dijawab pada": "Triwulan asal jawaban itu; dapat lebih lama daripada triwulan buku kerja.",
    },
    "Tren kesiapan": {
        "Daerah": "Nama daerah; baris pertama yang digambar pada diagram. Dua baris di bawah median ialah cakupannya.",
    },
    "Tren indikator": {"Indikator": "Nama indikator menurut definisi triwulan buku kerja ini."},
    "Kelengkapan": {
        "Laporan daerah": "Bagaimana laporan daerah itu sendiri datang.",
        "Diverifikasi": "Hari laporan daerah itu diverifikasi; kosong bila belum.",
        "Laporan daerah (diharapkan)": "Laporan daerah yang diharapkan: 1, atau jumlahnya pada baris gabungan.",
        "Laporan daerah (masuk)": "Yang pernah dikirim, tepat waktu atau terlambat.",
        "Laporan daerah (tepat waktu)": "Yang dikirim paling lambat pada tenggatnya.",
        "Laporan daerah (kelengkapan)": "Masuk dibagi diharapkan.",
        "Laporan daerah (ketepatan waktu)": "Tepat waktu dibagi diharapkan.",
        "Perangkat daerah (diharapkan)": "Banyaknya perangkat daerah yang diharapkan melapor.",
        "Perangkat daerah (masuk)": "Yang pernah mengirim, tepat waktu atau terlambat.",
        "Perangkat daerah (tepat waktu)": "Yang mengirim paling lambat pada tenggatnya.",
        "Perangkat daerah (kelengkapan)": "Masuk dibagi diharapkan.",
        "Perangkat daerah (ketepatan waktu)": "Tepat waktu dibagi diharapkan.",
    },
    "Nilai terbit": {
        "Indikator": "Nama indikator.",
        "Tahun": "Tahun yang diukur penerbitnya.",
        "Jenis kelamin": "Jenis kelamin yang diukur.",
        "Nilai": "Angka seperti dicetak penerbitnya, dengan angka di belakang koma yang sama.",
        "Satuan": "Satuan nilai itu; kosong pada indeks.",
        "Penerbit": "Siapa yang menerbitkan.",
        "Seri": "Seri atau judul terbitannya.",
        "Tanggal rilis": "Hari diterbitkan, bila diketahui.",
        "Ditemukan di": "Dari mana angka itu disalin.",
        "Sudah dicek": "Apakah sudah dibandingkan dengan terbitan aslinya.",
    },
    "Kamus data": {
        "Kode": "Kode indikator, sama di semua lembar.",
        "Indikator": "Nama indikator menurut definisi yang berlaku pada triwulan buku kerja ini.",
        "Jenis": "Jenis angka: bilangan, persentase, rupiah, indeks, ya/tidak, atau pilihan.",
        "Bentuk": "Apa saja yang diketik untuk satu jawaban.",
        "Satuan": "Satuan nilainya.",
        "Angka pertama": "Arti angka pertama yang diketik: pembilang, laki-laki, atau satu-satunya.",
        "Angka kedua": "Arti angka kedua: penyebut atau perempuan; kosong bila hanya satu angka.",
        "Desimal": "Angka di belakang koma pada nilai yang dicetak.",
        "Arah": "Apakah lebih tinggi atau lebih rendah yang lebih baik, atau mendekati 100, atau tanpa arah.",
        "Ditanyakan kepada": "Instansi yang menjawab.",
        "Ditanyakan pada": "Triwulan yang menanyakannya.",
        "Sumber": "Dari mana angkanya.",
        "Antarinstansi": "Bagaimana beberapa instansi menjadi satu nilai.",
        "Antartriwulan": "Bagaimana beberapa triwulan menjadi nilai s.d. triwulan.",
        "Rumus": "Seluruh cara hitung, dalam kata.",
        "Pertanyaan": "Pertanyaan pada formulir.",
        "Penjelasan": "Penjelasan pada formulir.",
        "Bukti": "Apakah bukti diminta.",
        "Bobot": "Bobot dalam skor prasyaratnya.",
        "Peka": "“ya” bila angka kecilnya disamarkan.",
        "Berlaku sejak": "Triwulan pertama definisi itu.",
    },
    "Kamus kolom": {
        "Lembar": "Nama lembar.",
        "Kolom": "Judul kolom, seperti tertulis pada lembar itu.",
        "Isi": "Jenis isi selnya. Pada kolom bilangan, satuan yang lain daripada yang tertulis ada pada kolom Satuan.",
        "Peran": "“total” bila menjumlahkan instansi, “cakupan” bila menyebut berapa yang berdiri di baliknya.",
        "Arti": "Apa yang ada di dalamnya.",
    },
}  # fmt: skip
ALIKE = {"Pemerintah Provinsi": "Indikator per daerah", "Indikator per triwulan": "Indikator per daerah"}


def meaning_of(sheet: str, heading: str) -> str:
    """Refuses what nobody has explained."""
    key = QUARTER.sub("{TW}", heading)
    return THERE.get(ALIKE.get(sheet, sheet), {}).get(key) or EVERYWHERE[key]
