package dev.gantry.jdk;

import java.util.stream.Stream;

import jdk.internal.vm.ThreadContainer;
import jdk.internal.vm.ThreadContainers;

/** Virtual threads of the JVM, which no thread group lists; none where {@link Internals#THREADS} is missing. */
public final class VirtualThreads {
    private VirtualThreads() {}

    public static Stream<Thread> all() {
        return Internals.THREADS.isAvailable() ? Root.threads() : Stream.empty();
    }

    /** Apart, as it cannot be linked everywhere. */
    private static final class Root {
        private static Stream<Thread> threads() {
            return threads(ThreadContainers.root()).filter(Thread::isVirtual);
        }

        private static Stream<Thread> threads(ThreadContainer container) {
            return Stream.concat(container.threads(), container.children().flatMap(Root::threads));
        }
    }
}
