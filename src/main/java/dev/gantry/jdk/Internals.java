package dev.gantry.jdk;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * Internal packages of the JDK and of JavaFX that Gantry uses: all of them, the flag for each, and what is missing
 * without it. The build gives the same flags, by its properties {@code inside.*}.
 */
public enum Internals {
    /** Continuations, stacks that can be left and entered again; without it, generators run on threads of their own. */
    CONTINUATION("java.base/jdk.internal.vm", true, "greenlets and cooperative hubs",
            "jdk.internal.vm.Continuation#yield", "jdk.internal.vm.Continuation#getCurrentContinuation",
            "jdk.internal.vm.ScopedValueContainer#captureBindings", "jdk.internal.vm.SharedThreadContainer#create"),
    /** Lists of virtual threads; without it, a {@code System.exit} in one is not noticed while the JVM ends already. */
    THREADS("java.base/jdk.internal.vm", true, "System.exit in a virtual thread while the JVM waits for tasks",
            "jdk.internal.vm.ThreadContainers#root", "jdk.internal.vm.ThreadContainer#threads",
            "jdk.internal.vm.ThreadContainer#children"),
    /** Virtual threads with a scheduler of their own, and the JDK's pollers of sockets, which must start first. */
    SCHEDULER("java.base/java.lang", false, "hubs that switch by themselves",
            "java.lang.ThreadBuilders$VirtualThreadBuilder", "sun.nio.ch.Poller"),
    /** Scoped value bindings of a thread; without it, a switch that would mix up those of its two sides is refused. */
    BINDINGS("java.base/java.lang", false, "scoped values that are bound around a switch of coroutines",
            "java.lang.Thread#scopedValueBindings", "java.lang.Thread#setScopedValueBindings",
            "java.lang.Thread#setScopedValueCache"),
    /** Monitors that a suspended stack holds; without it, another thread that goes on with it never releases them. */
    MONITORS("java.base/java.lang", false, "refusal of generators that hold another thread's monitor",
            "java.lang.LiveStackFrame#getStackWalker", "java.lang.LiveStackFrame#getMonitors"),
    /** Class definition in another module; without it, generators of programs in modules have stacks of their own. */
    HIDDEN_CLASSES("java.base/java.lang", false, "generators without a stack in programs that are modules",
            "java.lang.ClassLoader#defineClass0"),
    /** Class definition in the loader of the program; without it, workers look for their classes themselves. */
    DEFINING("java.base/jdk.internal.access", true,
            "classes of lambdas that are sent ahead to workers", "jdk.internal.access.SharedSecrets"),
    /** Application name; without it, docks group its windows under "java". */
    DOCK_NAME("javafx.graphics/com.sun.glass.ui", true, "name of Gantry under its windows in a dock",
            "com.sun.glass.ui.Application"),
    /** Style sheet reading beside the start of the toolkit; without it, it is read when the window is made. */
    STYLE_SHEETS("javafx.graphics/com.sun.javafx.css", true, "style sheet that is read ahead",
            "com.sun.javafx.css.StyleManager"),
    /** Events of JavaFX inside ControlsFX. */
    CONTROLS_EVENTS("javafx.base/com.sun.javafx.event", Users.CONTROLSFX, "com.sun.javafx.event.EventHandlerManager"),
    /** Controls of JavaFX inside ControlsFX. */
    CONTROLS("javafx.controls/com.sun.javafx.scene.control", Users.CONTROLSFX,
            "com.sun.javafx.scene.control.ReadOnlyUnbackedObservableList"),
    /** Keys of JavaFX's controls inside ControlsFX. */
    CONTROLS_KEYS("javafx.controls/com.sun.javafx.scene.control.behavior", Users.CONTROLSFX,
            "com.sun.javafx.scene.control.behavior.BehaviorBase");

    private final String place;
    private final boolean export;
    private final String user;
    private final String users;
    private final List<String> witnesses;
    private Boolean exists; // looked up once; two threads would find the same

    Internals(String place, boolean export, String users, String... witnesses) {
        this.place = place;
        this.export = export;
        this.user = "";
        this.users = users;
        this.witnesses = List.of(witnesses);
    }

    /** Internal of JavaFX that another module uses, not Gantry itself. */
    Internals(String place, String user, String witness) {
        this.place = place;
        this.export = true;
        this.user = user;
        this.users = "search fields, segmented buttons and the status bar of the window";
        this.witnesses = List.of(witness);
    }

    /** Module and package, as the JVM's flags and the build name them. */
    public String place() {
        return place;
    }

    /** JVM flag that gives access to it. */
    public String flag() {
        Module user = user();
        return (export ? "--add-exports=" : "--add-opens=") + place + "="
                + (user.isNamed() ? user.getName() : "ALL-UNNAMED");
    }

    /** Classes and members by which its presence is checked, such as {@code java.lang.Thread#start}. */
    List<String> witnesses() {
        return witnesses;
    }

    /** Features that do not work without it. */
    public String users() {
        return users;
    }

    /** Whether it can be used: this JDK has it, and the JVM was started so that it can be reached. */
    public boolean isAvailable() {
        return isOpen() && exists();
    }

    /** Whether this JVM was started so that it can be reached. Packages on the class path need no flag. */
    public boolean isOpen() {
        Module user = user();
        String inside = place.substring(place.indexOf('/') + 1);
        // no lambda here nor below: a program's first coroutine would wait for the JVM to link the first ones
        Optional<Module> module = ModuleLayer.boot().findModule(place.substring(0, place.indexOf('/')));
        return module.isEmpty()
                || (export ? module.get().isExported(inside, user) : module.get().isOpen(inside, user));
    }

    /** Whether this JDK has it at all, with or without the flag. */
    public boolean exists() {
        if (exists == null) {
            exists = exist(witnesses);
        }
        return exists;
    }

    /** Whether this JDK has all these classes and members. */
    static boolean exist(List<String> witnesses) {
        try {
            for (String witness : witnesses) {
                int end = witness.indexOf('#');
                Class<?> found = Class.forName(end < 0 ? witness : witness.substring(0, end), false,
                        Internals.class.getClassLoader());
                if (end >= 0 && !declares(found, witness.substring(end + 1))) {
                    return false;
                }
            }
            return true;
        } catch (ClassNotFoundException | LinkageError _) {
            return false;
        }
    }

    private static boolean declares(Class<?> type, String method) {
        for (Method each : type.getDeclaredMethods()) {
            if (each.getName().equals(method)) {
                return true;
            }
        }
        return false;
    }

    private Module user() {
        Module us = Internals.class.getModule();
        return user.isEmpty() ? us : ModuleLayer.boot().findModule(user).orElse(us);
    }

    /**
     * Makes sure that it can be used.
     *
     * @throws MissingInternal if it cannot, in one sentence that says why
     */
    public void require() {
        if (!isAvailable()) {
            throw new MissingInternal(reason(), null);
        }
    }

    /** Exception for a JDK that has it in another form. */
    public MissingInternal absent(Throwable cause) {
        return new MissingInternal(lacks(), cause);
    }

    /** Why it cannot be used, in one sentence. */
    public String reason() {
        return isOpen() ? lacks() : "Java must be started with %s for %s.".formatted(flag(), users);
    }

    private String lacks() {
        return "This JDK (%s) has not what Gantry knows from JDK 25 for %s.".formatted(Runtime.version(), users);
    }

    /** Modules that use internals and are not Gantry. */
    private static final class Users {
        private static final String CONTROLSFX = "org.controlsfx.controls";
    }
}
