"""May this actor do that in the one-stop shop? Every no says who could."""
