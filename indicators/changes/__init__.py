"""What can be changed in the catalogue: definitions, targets, published values. Each change is one transaction.

It asks whether the person may, writes one line in the province's journal, and counts the common revision, because
every board depends on the catalogue.
"""
