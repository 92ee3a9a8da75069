"""What a closed quarter says, stored whole: boards, and the documents made from them."""
