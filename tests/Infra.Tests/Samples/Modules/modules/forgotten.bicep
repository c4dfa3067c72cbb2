// Nothing calls this.
