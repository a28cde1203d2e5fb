package dev.gantry.ui.settings;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

import dev.gantry.format.WholeFile;
import dev.gantry.ui.text.Texts;

/**
 * A file of names and values, in UTF-8. One that is damaged is put aside under another name, so that nothing is lost.
 */
record SettingsFile(Path path) {
    private static final int LARGEST = 1 << 18;

    /** Reads all values into this map; returns what was wrong, to be said in the language that is spoken by then. */
    Optional<Supplier<String>> read(Map<String, String> into) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            if (Files.size(path) > LARGEST) {
                return putAside("settings.large");
            }
            Properties read = new Properties();
            read.load(new StringReader(Files.readString(path, StandardCharsets.UTF_8)));
            for (String name : read.stringPropertyNames()) {
                if (!name.matches("[a-z][a-z.-]{0,99}")) {
                    return putAside("settings.damaged");
                }
            }
            read.stringPropertyNames().forEach(name -> into.put(name, read.getProperty(name)));
            return Optional.empty();
        } catch (java.nio.charset.CharacterCodingException | IllegalArgumentException _) {
            return putAside("settings.damaged");
        } catch (IOException _) {
            return Optional.of(() -> Texts.of("settings.unread", path));
        }
    }

    void write(Map<String, String> values) throws IOException {
        try {
            Files.createDirectories(path.getParent());
        } catch (IOException _) {
            throw new IOException(Texts.of("settings.folder", path.getParent()));
        }
        WholeFile.writeQuickly(path, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            for (Map.Entry<String, String> each : values.entrySet()) {
                writer.write(each.getKey() + "=" + escaped(each.getValue()) + "\n");
            }
            writer.flush();
        });
    }

    private Optional<Supplier<String>> putAside(String what) {
        Path aside = path.resolveSibling(path.getFileName() + ".damaged");
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(() -> Texts.of("settings.kept", path, Texts.of(what), aside.getFileName()));
        } catch (IOException _) {
            return Optional.of(() -> Texts.of("settings.unused", path, Texts.of(what)));
        }
    }

    private static String escaped(String value) {
        String plain = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return plain.startsWith(" ") ? "\\" + plain : plain;
    }
}
