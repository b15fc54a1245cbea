"""How a picture's light and colours may be changed, as numbers; and what a look's words ask for."""
