"""Tables that offices made themselves: their columns mapped once, what is unclear asked once, and then remembered."""
