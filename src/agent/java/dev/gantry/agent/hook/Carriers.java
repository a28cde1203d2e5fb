package dev.gantry.agent.hook;

import jdk.internal.access.JavaLangAccess;
import jdk.internal.access.SharedSecrets;

/** Platform thread that runs the caller. */
final class Carriers {
    private static final boolean ARE_THERE = Runtime.version().feature() >= 21;

    private Carriers() {}

    static Thread current() {
        return ARE_THERE ? OfVirtualThreads.current() : Thread.currentThread();
    }

    /** Linked only where the JDK has what it calls. */
    private static final class OfVirtualThreads {
        private static final JavaLangAccess LANG = SharedSecrets.getJavaLangAccess();

        static Thread current() {
            return LANG.currentCarrierThread();
        }
    }
}
