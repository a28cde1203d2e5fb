package dev.gantry.program.java;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import dev.gantry.folder.PrivateFiles;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.java.weave.WovenFile;

/**
 * The agent, laid out in a private folder of the user's cache, beside the classes that were woven for the JDKs that it
 * is to run in. The folder's name follows from the agent and the rules, so that each version of Gantry has its own.
 *
 * @param jar the agent's jar
 */
public record Agent(Path jar) {
    private static final String JAR = "gantry-agent.jar";
    private static final String HOOKS = "dev/gantry/agent/hook/";
    private static final String LIST = "dev/gantry/agent/hooks";
    private static final String CLASS = ".class";

    /**
     * The agent, laid out if it is not there yet.
     *
     * @param cache the user's cache folder
     * @throws NotWatchable if it can't be laid out
     */
    public static Agent in(Path cache) throws NotWatchable {
        try {
            byte[] content = content();
            Path folder = PrivateFiles.folder(cache.resolve("java-" + key(content)));
            Path jar = folder.resolve(JAR);
            if (!Files.isRegularFile(jar)) {
                Path unfinished = Files.createTempFile(folder, "unfinished", ".jar");
                Files.write(unfinished, content);
                Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE); // another Gantry may do the same now
            }
            return new Agent(jar.toAbsolutePath());
        } catch (IOException notWritten) {
            throw new NotWatchable("the agent that watches Java programs can't be put into %s: %s.".formatted(cache,
                    notWritten.getMessage()));
        }
    }

    /**
     * Prepares it for this JDK.
     *
     * @return what Gantry would watch and this JDK doesn't have; empty if it was prepared before
     * @throws NotWatchable if the JDK can't be read
     */
    public List<String> prepare(JavaHome java) throws NotWatchable {
        try {
            return WovenFile.prepare(java.folder(), java.version(), hooks(), jar.getParent());
        } catch (IOException | IllegalArgumentException notWoven) {
            throw new NotWatchable("the classes of the JDK in %s can't be prepared: %s.".formatted(java.folder(),
                    notWoven.getMessage()));
        }
    }

    /** The option with which a JVM writes its ring into this folder. */
    public String option(Path rings) {
        return option(rings, false);
    }

    /** The same; with or without what stops all its threads. */
    String option(Path rings, boolean stops) {
        return option(rings, stops, false);
    }

    /** The same; with or without what Gantry's engine, which is on the class path then, tells of itself. */
    String option(Path rings, boolean stops, boolean engine) {
        return "-javaagent:" + jar + "=" + (engine ? "engine:" : "") + argument(rings, stops);
    }

    /** What it is told of the folder of the ring, and of what it is to tell. */
    static String argument(Path rings, boolean stops) {
        return (stops ? "stops:" : "") + rings;
    }

    private static byte[] content() throws IOException {
        try (InputStream in = Agent.class.getResourceAsStream(JAR)) {
            return Objects.requireNonNull(in, JAR).readAllBytes();
        }
    }

    /** The classes of its hooks by their names, superclasses first. */
    static Map<String, byte[]> hooks() throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        Map<String, byte[]> hooks = new LinkedHashMap<>();
        for (String name : new String(entries.get(LIST), StandardCharsets.UTF_8).lines().toList()) {
            hooks.put(HOOKS + name, Objects.requireNonNull(entries.get(HOOKS + name + CLASS), name));
        }
        return hooks;
    }

    private static String key(byte[] content) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content);
            digest.update(WovenFile.rules());
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
