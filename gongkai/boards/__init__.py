"""Notice boards (公开栏) of towns and villages: what is to hang there, sheets, putting up and taking down with proof."""
