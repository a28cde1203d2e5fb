package dev.gantry.format.picture;

import dev.gantry.view.style.Style;

/** What stands for each style in a chart of characters. */
final class Glyphs {
    /** What ends a colour. */
    static final String PLAIN = "\033[0m";

    private final boolean unicode;

    Glyphs(TextPicture.Letters letters) {
        unicode = letters == TextPicture.Letters.UNICODE;
    }

    /** The character of a style; a blank for what a text does not show. */
    char of(Style style, boolean merged) {
        if (merged) {
            return several();
        }
        return switch (style) {
            case RUNNING -> unicode ? '█' : '#';
            case BLOCKED -> unicode ? '▒' : '~';
            case BLOCKING -> unicode ? '╳' : 'X';
            case CALLBACK -> unicode ? '▚' : '%';
            case SENDING -> unicode ? '▥' : '=';
            case QUEUED -> unicode ? '░' : ':';
            case IDLE -> unicode ? '·' : '.';
            case READY -> unicode ? '◦' : 'o';
            case SUSPENDED -> unicode ? '╌' : '-';
            case ALIVE, HELD -> unicode ? '─' : '_';
            case FAILED -> '!';
            case TICK -> border();
            default -> ' ';
        };
    }

    /** Several slices in one place. */
    char several() {
        return unicode ? '▓' : '*';
    }

    /** Between two bars that touch. */
    char border() {
        return unicode ? '│' : '|';
    }

    /** A text in letters that can be shown: no control characters, and ASCII only where nothing else can. */
    String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                clean.append('?');
            } else if (unicode || c < 127) {
                clean.append(c);
            } else {
                clean.append(switch (c) {
                    case '…' -> "~";
                    case '·' -> "-";
                    case 'µ' -> "u";
                    case '−' -> "-";
                    default -> "?";
                });
            }
        }
        return clean.toString();
    }

    /** The colour of a style as an ANSI sequence. */
    static String colour(Style style) {
        return switch (style) {
            case RUNNING -> "\033[34m";
            case BLOCKED -> "\033[33m";
            case CALLBACK -> "\033[35m";
            case QUEUED, SENDING -> "\033[36m";
            case READY -> "\033[32m";
            case FAILED, BLOCKING -> "\033[31m";
            case IDLE, SUSPENDED, ALIVE, HELD, TICK -> "\033[90m";
            default -> "";
        };
    }
}
