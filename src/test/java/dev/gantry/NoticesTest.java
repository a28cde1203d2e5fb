package dev.gantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The package carries the licences of what it ships, not only their names. */
class NoticesTest {
    private static final Pattern PROJECT = Pattern.compile("(?m)^(\\S.*) \\(([\\w. -]+)\\), (https://\\S+)$");

    @Test
    @DisplayName("all that DuckDB's library holds stands with the text of its licence")
    void duckDb() throws IOException {
        String notices = Files.readString(Path.of("assets/package/notices-duckdb.txt"));
        assertThat(notices).doesNotContain("spdx.org/licenses");
        List<String> parts = List.of(notices.split("(?m)^(- )+-$"));
        assertThat(parts).hasSizeGreaterThan(25);
        for (String part : parts.subList(1, parts.size())) {
            Matcher project = PROJECT.matcher(part);
            assertThat(project.find()).as(part).isTrue();
            String expected = switch (project.group(2).split(" ")[0]) {
                case "MIT" -> "Permission is hereby granted, free of charge, to any";
                case "BSD-2-Clause", "BSD-3-Clause" -> "Redistributions in binary form must reproduce";
                case "BSL-1.0" -> "Boost Software License - Version 1.0";
                case "Zlib" -> "This software is provided 'as-is'";
                case "Unicode-3.0" -> "UNICODE LICENSE V3";
                case "Apache-2.0" -> "";
                default -> "a licence whose text is known";
            };
            assertThat(part.replaceAll("\\s+", " ")).contains(expected);
        }
        assertThat(Files.readString(Path.of("LICENSE"))).contains("END OF TERMS AND CONDITIONS");
    }
}
