package dev.gantry.agent.hook;

/** What executors are called: as their threads are, which is what their makers chose. */
final class Executors {
    private static final String[] PREFIXES = {"namePrefix", "prefix", "threadNamePrefix", "nameFormat", "poolName"};
    private static final String[] ENDS = {"-%d", "%d", "-thread-", "-worker-", "-", "_", "."};

    private Executors() {}

    static String name(Object executor) {
        Object prefix = Fields.read(executor, "workerNamePrefix");
        Object factory = Fields.read(executor, "threadFactory");
        if (factory == null) {
            factory = Fields.read(executor, "factory");
        }
        for (int i = 0; prefix == null && i < PREFIXES.length; i++) {
            prefix = Fields.read(factory, PREFIXES[i]);
        }
        if (prefix instanceof String && !((String) prefix).isEmpty()) {
            return without((String) prefix);
        }
        String name = executor.getClass().getName();
        return name.equals("java.util.concurrent.ForkJoinPool") ? "ForkJoinPool.commonPool" : ClassTable.shown(name);
    }

    private static String without(String prefix) {
        for (String end : ENDS) {
            if (prefix.endsWith(end) && prefix.length() > end.length()) {
                return prefix.substring(0, prefix.length() - end.length());
            }
        }
        return prefix;
    }
}
