package dev.gantry.format.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.view.frame.Raster;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.TextColour;

/** The colours and patterns of both themes, for the page's script. */
final class PageColours {
    private static final List<Style> GROUND = List.of(Style.BACKGROUND, Style.GUTTER, Style.HEADER, Style.RULER,
            Style.GRID, Style.SEPARATOR, Style.TICK, Style.MARK, Style.FAILED, Style.OUTSIDE, Style.SELECTION,
            Style.NOTE, Style.SOFT);

    private PageColours() {}

    static void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("themes");
        theme("light", Palette.LIGHT, json);
        theme("dark", Palette.DARK, json);
        json.writeEndObject();
    }

    private static void theme(String name, Palette palette, JsonGenerator json) throws IOException {
        Raster raster = new Raster(palette);
        json.writeObjectFieldStart(name);
        json.writeStringField("text", colour(palette.argb(TextColour.TEXT)));
        json.writeStringField("muted", colour(palette.argb(TextColour.MUTED)));
        json.writeStringField("accent", colour(palette.argb(TextColour.ACCENT)));
        json.writeStringField("on_flag", colour(palette.argb(TextColour.ON_FLAG)));
        for (Style style : GROUND) {
            json.writeStringField(style.id(), colour(palette.fill(style)));
        }
        PageStates.list("tiles", style -> state(style, palette, raster, json), json);
        json.writeObjectFieldStart("failure");
        tile(raster.pattern(Style.FAILED, false, false), json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void state(Style style, Palette palette, Raster raster, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("ink", colour(palette.argb(style.ink())));
        json.writeStringField("edge", colour(palette.edge(style)));
        json.writeStringField("pale", colour(raster.pattern(style, false, true)[0]));
        json.writeStringField("fill", colour(palette.fill(style)));
        tile(raster.pattern(style, false, false), json);
        json.writeEndObject();
    }

    /** The pixels as letters, from {@code a} on, and the colour of each letter. */
    private static void tile(int[] pixels, JsonGenerator json) throws IOException {
        List<Integer> colours = new ArrayList<>();
        StringBuilder letters = new StringBuilder(pixels.length);
        for (int pixel : pixels) {
            if (!colours.contains(pixel)) {
                colours.add(pixel);
            }
            letters.append((char) ('a' + colours.indexOf(pixel)));
        }
        json.writeStringField("pixels", letters.toString());
        json.writeArrayFieldStart("colours");
        for (int colour : colours) {
            json.writeString(colour(colour));
        }
        json.writeEndArray();
    }

    private static String colour(int argb) {
        return "#%06x%02x".formatted(argb & 0xffffff, argb >>> 24);
    }
}
