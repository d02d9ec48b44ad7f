"""Numbers of applications for the public: of every agency from its register, month by month."""
