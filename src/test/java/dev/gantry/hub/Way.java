package dev.gantry.hub;

/** Who waits on which kind of hub. */
enum Way {
    COOPERATIVE_MAIN(Hub.Kind.COOPERATIVE, false),
    COOPERATIVE_TASK(Hub.Kind.COOPERATIVE,
            true),
    AUTOMATIC_MAIN(Hub.Kind.AUTOMATIC, false),
    AUTOMATIC_TASK(Hub.Kind.AUTOMATIC, true);

    /** What is done on a hub. */
    @FunctionalInterface
    interface Program {
        void run(Hub hub) throws Exception;
    }

    final Hub.Kind kind;
    final boolean inTask;

    Way(Hub.Kind kind, boolean inTask) {
        this.kind = kind;
        this.inTask = inTask;
    }

    /** Does this on a new hub, in its main program or in a task for which that waits. */
    void run(Program program) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            if (!inTask) {
                program.run(hub);
                return;
            }
            hub.spawn("test", () -> program.run(hub)).get();
        }
    }
}
