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

import dev.gantry.format.WholeFile;

/** A file of names and values, in UTF-8. One that is damaged is put aside under another name, so that nothing is lost. */
record SettingsFile(Path path) {
    private static final int LARGEST = 1 << 18;

    /** Reads all values into this map; returns what was wrong. */
    Optional<String> read(Map<String, String> into) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            if (Files.size(path) > LARGEST) {
                return putAside("is too large");
            }
            Properties read = new Properties();
            read.load(new StringReader(Files.readString(path, StandardCharsets.UTF_8)));
            for (String name : read.stringPropertyNames()) {
                if (!name.matches("[a-z][a-z.-]{0,99}")) {
                    return putAside("is damaged");
                }
            }
            read.stringPropertyNames().forEach(name -> into.put(name, read.getProperty(name)));
            return Optional.empty();
        } catch (java.nio.charset.CharacterCodingException | IllegalArgumentException _) {
            return putAside("is damaged");
        } catch (IOException _) {
            return Optional.of("Your settings in " + path + " cannot be read; the usual ones are used.");
        }
    }

    void write(Map<String, String> values) throws IOException {
        try {
            Files.createDirectories(path.getParent());
        } catch (IOException _) {
            throw new IOException("The folder " + path.getParent() + " cannot be made.");
        }
        WholeFile.write(path, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            for (Map.Entry<String, String> each : values.entrySet()) {
                writer.write(each.getKey() + "=" + escaped(each.getValue()) + "\n");
            }
            writer.flush();
        });
    }

    private Optional<String> putAside(String what) {
        Path aside = path.resolveSibling(path.getFileName() + ".damaged");
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of("Your settings in " + path + " could not be used, for the file " + what
                    + ": the usual ones are used, and the file was kept as " + aside.getFileName() + ".");
        } catch (IOException _) {
            return Optional.of("Your settings in " + path + " could not be used, for the file " + what
                    + ": the usual ones are used.");
        }
    }

    private static String escaped(String value) {
        String plain = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return plain.startsWith(" ") ? "\\" + plain : plain;
    }
}
