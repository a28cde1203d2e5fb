package dev.gantry.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jdk.internal.misc.Unsafe;

import dev.gantry.agent.hook.EngineHooks;
import dev.gantry.agent.hook.Hooks;

/**
 * Way into a JVM. The argument is the folder for the ring, as an absolute path; without one it is what the environment
 * variable {@code GANTRY_RING} says. With {@code stops:} before it garbage collections and safepoints are told too;
 * with {@code engine:} before that, what the engine of Gantry tells of itself, which is on the class path then.
 * Whatever fails is told in one line on standard error, and the program runs on.
 */
public final class Agent {
    private static final String STOP = "stop";
    private static final String STOPS = "stops:";
    private static final String ENGINE = "engine:";
    private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher."; // which compiles and runs a file
    private static final int LONGEST_NAME = 80;

    private static Instrumentation instrumentation;
    private static WovenClasses woven;
    private static LibraryClasses libraries;
    private static boolean attached;
    private static AutoCloseable stops; // what tells of them; null if nothing does

    private Agent() {}

    /** Called by the JVM before the program's main method. */
    public static void premain(String argument, Instrumentation instrumentation) {
        hideFromClassPath();
        begin(argument, instrumentation, false);
    }

    /** Called by the JVM when it is attached to: begins, or ends what was begun so if the argument says so. */
    public static void agentmain(String argument, Instrumentation instrumentation) {
        if (STOP.equals(argument)) {
            end();
        } else {
            begin(argument, instrumentation, true);
        }
    }

    private static synchronized void begin(String argument, Instrumentation instrumentation, boolean late) {
        long began = System.nanoTime();
        boolean withEngine = argument != null && argument.startsWith(ENGINE);
        String rest = withEngine ? argument.substring(ENGINE.length()) : argument;
        boolean withStops = rest != null && rest.startsWith(STOPS);
        String named = withStops ? rest.substring(STOPS.length()) : rest;
        String folder = named == null || named.isEmpty() ? System.getenv("GANTRY_RING") : named;
        try {
            if (folder == null) {
                throw new IOException("no folder for the ring is named, by -javaagent:JAR=FOLDER or GANTRY_RING");
            }
            if (woven == null) {
                Agent.instrumentation = instrumentation;
                attached = late;
                woven = new WovenClasses(wovenFile(), !late);
                libraries = new LibraryClasses(woven.libraries());
                defineHooks();
                Hooks.name(woven.wrappers());
                weave(folder, began, withEngine);
            } else if (attached && late && !Hooks.isOn()) {
                weave(folder, began, withEngine);
            } else {
                return;
            }
            if (withEngine) {
                EngineHooks.begin();
                Class.forName("dev.gantry.hook.Recorder", true, ClassLoader.getSystemClassLoader()).getMethod("relay")
                        .invoke(null);
            }
            if (withStops && ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
                lacksStops("the module jdk.jfr is not in it");
            } else if (withStops) {
                Thread beginning = new Thread(Agent::beginStops, "gantry-stops"); // it takes longer than all else
                beginning.setDaemon(true);
                beginning.start();
            }
        } catch (Throwable wrong) {
            unrecorded(wrong);
        }
    }

    private static void unrecorded(Throwable why) {
        System.err.println("gantry: nothing of this JVM is recorded: " + said(why));
    }

    private static void beginStops() {
        try {
            StopEvents events = new StopEvents();
            synchronized (Agent.class) {
                stops = events;
            }
            events.run();
        } catch (Throwable wrong) { // the flight recorder may be off
            lacksStops(wrong.toString());
        }
    }

    private static void lacksStops(String why) {
        Hooks.lacks("stops", why);
    }

    private static String said(Throwable wrong) {
        return wrong instanceof IOException ? wrong.getMessage() : wrong.toString();
    }

    private static File wovenFile() throws IOException {
        File file = new File(ownJar().getParentFile(), ThisJdk.wovenFile());
        if (!file.isFile()) {
            throw new IOException("its JDK, " + System.getProperty("java.home") + ", was not prepared; 'gantry agent"
                    + " --java " + System.getProperty("java.home") + "' does it");
        }
        return file;
    }

    private static File ownJar() {
        return new File(URI.create(Agent.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Has the boot loader define the hooks, so that the JDK's classes can call them. */
    private static void defineHooks() {
        Module base = Object.class.getModule();
        Module own = Agent.class.getModule();
        open(base, own);
        Unsafe unsafe = Unsafe.getUnsafe();
        Module boot = null;
        for (Map.Entry<String, byte[]> hook : woven.hooks().entrySet()) {
            byte[] bytes = hook.getValue();
            Class<?> defined = unsafe.defineClass(hook.getKey(), bytes, 0, bytes.length, null, null);
            if (boot == null) {
                boot = defined.getModule();
                open(base, boot);
            }
        }
    }

    private static void open(Module base, Module to) {
        Set<Module> only = Set.of(to);
        instrumentation.redefineModule(base, only, Map.of("jdk.internal.misc", only, "jdk.internal.access", only,
                "jdk.internal.reflect", only), Map.of(), Set.of(), Map.of());
    }

    private static void weave(String folder, long began, boolean withEngine) throws Exception {
        boolean compiles = !attached && command()[0].contains(SOURCE_LAUNCHER);
        boolean later = compiles || !attached && withEngine;
        if (!later) {
            Hooks.begin(new File(folder).toPath(), processName(), began);
        }
        instrumentation.addTransformer(woven, true);
        instrumentation.addTransformer(libraries, true);
        retransform();
        if (later) {
            instrumentation.addTransformer(new FirstClass(folder, compiles ? "" : command()[0].replace('.', '/')));
        } else {
            Hooks.on();
        }
    }

    /**
     * What comes first in this JVM, a compiler or the engine's own classes, is not the program's: it begins with the
     * first class of its own.
     */
    private static final class FirstClass implements ClassFileTransformer {
        private final String folder;
        private final String main; // empty for whatever the source launcher has compiled

        FirstClass(String folder, String main) {
            this.folder = folder;
            this.main = main;
        }

        @Override
        public byte[] transform(ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain,
                byte[] bytes) {
            if (loader != null && (main.isEmpty()
                    ? loader.getClass().getName().startsWith(SOURCE_LAUNCHER)
                    : main.equals(name))) {
                instrumentation.removeTransformer(this);
                try {
                    Hooks.begin(new File(folder).toPath(), processName(), System.nanoTime());
                    Hooks.on();
                } catch (Throwable wrong) {
                    unrecorded(wrong);
                }
            }
            return null;
        }
    }

    /** Ends a recording that was begun by attaching, and gives the classes their own code again. */
    private static synchronized void end() {
        try {
            if (attached && Hooks.isOn()) {
                Hooks.end();
                if (stops != null) {
                    stops.close();
                    stops = null;
                }
                instrumentation.removeTransformer(woven);
                instrumentation.removeTransformer(libraries);
                retransform();
            }
        } catch (Throwable wrong) {
            System.err.println("gantry: the recording of this JVM did not end in order: " + said(wrong));
        }
    }

    /** All at once is much cheaper than one by one; those are tried where that fails, to know which can't be. */
    private static void retransform() {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (woven.has(loaded) || libraries.has(loaded)) {
                all.add(loaded);
            }
        }
        try {
            instrumentation.retransformClasses(all.toArray(new Class<?>[0]));
        } catch (Exception | LinkageError some) {
            retransformEach(all);
        }
    }

    private static void retransformEach(List<Class<?>> classes) {
        List<String> refused = new ArrayList<>();
        for (Class<?> loaded : classes) {
            try {
                instrumentation.retransformClasses(loaded);
            } catch (Exception | LinkageError wrong) {
                refused.add(loaded.getName() + " (" + wrong + ")");
            }
        }
        System.err.println("gantry: these classes can't be watched: " + String.join(", ", refused));
    }

    /** What the process is called: its class, jar or source file, as the launcher tells it, without the folders. */
    private static String processName() {
        String[] words = command();
        String command = words.length > 1 && words[0].contains(SOURCE_LAUNCHER) ? words[1] : words[0];
        String name = command.substring(command.lastIndexOf(File.separatorChar) + 1);
        return name.isEmpty() ? "java" : "java " + name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** What the launcher runs, and its arguments. */
    private static String[] command() {
        return System.getProperty("sun.java.command", "").split(" ");
    }

    /** The JVM adds the agent's jar to the property of the class path, where programs don't expect it. */
    private static void hideFromClassPath() {
        String path = System.getProperty("java.class.path", "");
        String own = File.pathSeparator + ownJar();
        if (path.endsWith(own)) {
            System.setProperty("java.class.path", path.substring(0, path.length() - own.length()));
        }
    }
}
