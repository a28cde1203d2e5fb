package dev.gantry.agent.hook;

/**
 * What is told of objects by their class. The key is the class's name, which the class keeps, so no class is held; what
 * differs only by a loader is told alike. Readers take no lock.
 */
abstract class ClassTable {
    /** What the names of lambdas' classes contain. */
    static final String LAMBDA = "$$Lambda";

    private final SpinLock lock = new SpinLock(); // of those who add
    private volatile Entry[] entries = new Entry[256];
    private int size;

    /**
     * What is told of a class.
     *
     * @param text the number of a text
     * @param inner where its objects hold the one that is told of instead; 0 if they are meant themselves
     * @param stage where its objects hold stages; null if they complete none
     * @param hidden whether nothing is told
     * @param engine whether it is of Gantry's own, or under it: then nothing is told where the engine tells of itself
     */
    static final class Entry {
        final String name;
        final int text;
        final long inner;
        final StageFields stage;
        final boolean hidden;
        final boolean engine;

        Entry(String name, int text, long inner, StageFields stage, boolean hidden, boolean engine) {
            this.name = name;
            this.text = text;
            this.inner = inner;
            this.stage = stage;
            this.hidden = hidden;
            this.engine = engine;
        }
    }

    Entry of(Class<?> type) {
        String name = type.getName();
        Entry[] all = entries;
        int mask = all.length - 1;
        for (int i = name.hashCode() & mask;; i = i + 1 & mask) {
            Entry entry = all[i];
            if (entry == null) {
                return add(type, name);
            }
            if (entry.name == name || entry.name.equals(name)) {
                return entry;
            }
        }
    }

    /** What is told of objects of this class, with this name. */
    abstract Entry describe(Class<?> type, String name);

    private Entry add(Class<?> type, String name) {
        Entry added = describe(type, name);
        lock.lock();
        try {
            Entry[] all = entries;
            if (2 * size >= all.length) {
                Entry[] more = new Entry[2 * all.length];
                for (Entry entry : all) {
                    if (entry != null) {
                        put(more, entry);
                    }
                }
                all = more;
            }
            size += put(all, added) ? 1 : 0;
            entries = all;
        } finally {
            lock.unlock();
        }
        return added;
    }

    private static boolean put(Entry[] all, Entry entry) {
        int mask = all.length - 1;
        int at = entry.name.hashCode() & mask;
        while (all[at] != null) {
            if (all[at].name.equals(entry.name)) {
                return false;
            }
            at = at + 1 & mask;
        }
        all[at] = entry;
        return true;
    }

    /** A class's name without its package, as one would write it: {@code Main.lambda}. */
    static String shown(String name) {
        int lambda = name.indexOf(LAMBDA);
        String plain = lambda < 0 ? name : name.substring(0, lambda) + ".lambda";
        int end = lambda < 0 ? plain.length() : lambda;
        return plain.substring(plain.lastIndexOf('.', end - 1) + 1).replace('$', '.');
    }
}
