package dev.gantry.coroutine;

/** What of the JDK's inside Gantry uses, how to ask for it, and what there is without it. */
public enum Internals {
    CONTINUATION(
            "jdk.internal.vm", true, "--add-exports=java.base/jdk.internal.vm=",
            "greenlets and cooperative hubs"),
    SCHEDULER(
            "java.lang", false, "--add-opens=java.base/java.lang=",
            "hubs that switch by themselves, no scoped values that are bound around a switch");

    private final String wanted;
    private final boolean export;
    private final String flag;
    private final String users;

    Internals(String wanted, boolean export, String flag, String users) {
        this.wanted = wanted;
        this.export = export;
        this.flag = flag;
        this.users = users;
    }

    /** The flag of the JVM that gives it. */
    public String flag() {
        Module us = Internals.class.getModule();
        return flag + (us.isNamed() ? us.getName() : "ALL-UNNAMED");
    }

    /** What does not work without it. */
    public String users() {
        return users;
    }

    /** Whether this JVM was started so that it can be used. */
    public boolean isAvailable() {
        Module base = Object.class.getModule();
        Module us = Internals.class.getModule();
        return export ? base.isExported(wanted, us) : base.isOpen(wanted, us);
    }

    /**
     * Makes sure that it can be used.
     *
     * @throws MissingInternal if it cannot, in one sentence that names the flag
     */
    public void require() {
        if (!isAvailable()) {
            throw missing();
        }
    }

    /** What to throw where this JDK has it not, flag or no flag. */
    public MissingInternal absent(Throwable cause) {
        return new MissingInternal("This JDK (%s) lacks what %s need; Gantry knows it from JDK 25."
                .formatted(Runtime.version(), users), cause);
    }

    private MissingInternal missing() {
        return new MissingInternal("Java must be started with %s for %s.".formatted(flag(), users), null);
    }
}
