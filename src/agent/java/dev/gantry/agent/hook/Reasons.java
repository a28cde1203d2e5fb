package dev.gantry.agent.hook;

/** Why threads wait, by what they park for. Those that begin with {@code gantry:} are Gantry's own words. */
final class Reasons extends ClassTable {
    final int sleep;
    final int result;
    final int join;
    final int park;
    final int wait;

    private final Names names;

    Reasons(Names names) {
        this.names = names;
        sleep = names.of("gantry:sleep");
        result = names.of("gantry:result");
        join = names.of("join");
        park = names.of("park");
        wait = names.of("wait");
    }

    /** The number of the reason to wait for this, which a thread parks for; may be null. */
    int of(Object blocker) {
        return blocker == null ? park : of(blocker.getClass()).text;
    }

    @Override
    Entry describe(Class<?> type, String name) {
        return new Entry(name, names.of(reason(name)), 0, null, false);
    }

    private static String reason(String name) {
        String concurrent = "java.util.concurrent.";
        if (!name.startsWith(concurrent)) {
            return shown(name);
        }
        String rest = name.substring(concurrent.length());
        if (rest.startsWith("locks.Reentrant") || rest.startsWith("locks.StampedLock")) {
            return "gantry:lock";
        }
        if (rest.startsWith("FutureTask") || rest.startsWith("CompletableFuture") || rest.startsWith("ForkJoinTask")) {
            return "gantry:result";
        }
        if (rest.startsWith("SynchronousQueue") || rest.startsWith("LinkedTransferQueue")) {
            return "gantry:queue";
        }
        if (rest.endsWith("ConditionObject") || rest.endsWith("ConditionNode")) {
            return "gantry:condition";
        }
        return rest.substring(0, rest.indexOf('$') < 0 ? rest.length() : rest.indexOf('$'));
    }
}
