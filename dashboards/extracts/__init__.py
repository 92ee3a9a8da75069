"""Every view as CSV, Excel and PDF of exactly that view: `?bentuk=` on the page's own address."""
