package dev.gantry.hub;

import java.util.function.LongSupplier;

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
        run(System::nanoTime, program);
    }

    /** The same, where the hub goes by this clock. */
    void run(LongSupplier clock, Program program) throws Exception {
        try (Hub hub = Hub.ofKind(kind, clock)) {
            if (!inTask) {
                program.run(hub);
                return;
            }
            hub.spawn("test", () -> program.run(hub)).get();
        }
    }
}
