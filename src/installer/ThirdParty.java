import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * THIRD-PARTY.txt: everything that the package ships besides Gantry, and under what licence. The list of libraries is
 * the build's own, made from their POMs; licences come from where they lie: the runtime, the jars, the fonts' folder.
 * Only those that their libraries leave out are ours to keep, in assets/package/notices.txt, and those of what
 * DuckDB's library holds beside it, where that is shipped.
 */
final class ThirdParty {
    private static final String RULE = "-".repeat(120) + "\n";

    private ThirdParty() {}

    static void write(Path folder, Path libraries) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("Gantry is under the Apache License 2.0, which stands in LICENSE beside this file. It ships:\n\n");
        text.append("Java\n     (GPL-2.0 with the Classpath Exception) ").append(System.getProperty("java.vendor"))
                .append(' ').append(System.getProperty("java.runtime.version"))
                .append(", the modules that jlink.cfg names; its licences, and those of the code in it, lie in the "
                        + "folder"
                        + " legal of the runtime\n");
        text.append(
                "Fonts\n     (OFL-1.1) Inter\n     (OFL-1.1) JetBrains Mono\n     (OFL-1.1) Gantry SC, a part of Noto "
                        + "Sans CJK\n");
        text.append("Libraries\n");
        Files.readAllLines(Installer.TARGET.resolve("package/third-party.txt")).stream()
                .filter(line -> line.startsWith("     (")).forEach(line -> text.append(line).append('\n'));
        text.append("JavaFX's licence is Java's own: runtime/legal/java.base holds its text and the exception.\n\n");
        for (Path font : Tree.files(Path.of("src/main/resources/dev/gantry/view/style/fonts"))) {
            if (font.getFileName().toString().startsWith("OFL-")) {
                text.append(RULE).append(font.getFileName()).append("\n\n").append(Files.readString(font)).append('\n');
            }
        }
        text.append(Files.readString(Path.of("assets/package/notices.txt")));
        if (Boolean.parseBoolean(System.getProperty("gantry.sql", "true"))) {
            text.append(Files.readString(Path.of("assets/package/notices-duckdb.txt"))).append('\n');
        }
        for (Path jar : Tree.files(libraries)) {
            if (jar.toString().endsWith(".jar")) {
                append(text, jar);
            }
        }
        Tree.write(folder.resolve("THIRD-PARTY.txt"), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What a jar says of itself in META-INF. */
    private static void append(StringBuilder text, Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream()
                    .filter(each -> each.getName().matches("META-INF/([\\w-]*LICENSE|NOTICE)[^/]*")).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    text.append(RULE).append(jar.getFileName()).append(", ").append(entry.getName()).append("\n\n")
                            .append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
                }
            }
        }
    }
}
