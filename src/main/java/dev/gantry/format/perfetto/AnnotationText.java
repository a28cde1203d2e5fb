package dev.gantry.format.perfetto;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.InvalidProtocolBufferException;

import dev.gantry.format.ArgumentText;
import dev.gantry.format.JsonText;
import dev.gantry.format.perfetto.proto.DebugAnnotation;
import dev.gantry.format.perfetto.proto.DebugAnnotation.NestedValue;

/**
 * The debug annotations of one event as JSON, without the braces around them. Pointers are hexadecimal texts, as
 * trace_processor has them; numbers that are none are texts. What JSON or a trace has no room for is left out: messages
 * of other types, nesting deeper than {@value #DEEPEST}.
 */
final class AnnotationText {
    private static final int DEEPEST = 32;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final ArgumentText arguments = new ArgumentText(new JsonText.Keys());
    private final PacketTexts texts;

    AnnotationText(PacketTexts texts) {
        this.texts = texts;
    }

    /** The text so far; valid until the next event. */
    JsonText text() {
        return arguments.text();
    }

    /** Whether an annotation of the event was left out. */
    boolean isCut() {
        return arguments.isCut();
    }

    /** Takes the annotations of this event, whose words its sequence has interned. */
    void read(Packet packet, InternedWords words) throws IOException {
        arguments.clear();
        for (int i = 0; i < packet.annotationParts.count(); i++) {
            int before = text().length();
            arguments.end(before, add(packet, i, words));
        }
    }

    private boolean add(Packet packet, int i, InternedWords words) throws IOException {
        try {
            DebugAnnotation annotation = DebugAnnotation.parseFrom(packet.message(packet.annotationParts, i));
            text().key(name(annotation, words));
            return value(annotation, words, 0);
        } catch (InvalidProtocolBufferException _) { // nested too deeply for a parser
            return false;
        }
    }

    private String name(DebugAnnotation annotation, InternedWords words) {
        return annotation.hasName()
                ? texts.counted(annotation.getName(), annotation::getNameBytes)
                : words.annotation(annotation.getNameIid());
    }

    /** Adds its value; false if that cannot be. */
    private boolean value(DebugAnnotation of, InternedWords words, int depth) throws IOException {
        if (depth == DEEPEST) {
            return false;
        }
        if (of.getDictEntriesCount() > 0) {
            return entries(of.getDictEntriesList(), words, depth);
        } else if (of.getArrayValuesCount() > 0) {
            return elements(of.getArrayValuesList(), words, depth);
        } else if (of.hasBoolValue()) {
            text().value(String.valueOf(of.getBoolValue()));
        } else if (of.hasUintValue()) {
            text().value(Long.toUnsignedString(of.getUintValue()));
        } else if (of.hasIntValue()) {
            text().value(String.valueOf(of.getIntValue()));
        } else if (of.hasDoubleValue()) {
            real(of.getDoubleValue());
        } else if (of.hasStringValue()) {
            text().string(texts.counted(of.getStringValue(), of::getStringValueBytes));
        } else if (of.hasStringValueIid()) {
            text().string(words.value(of.getStringValueIid()));
        } else if (of.hasPointerValue()) {
            text().string("0x" + Long.toHexString(of.getPointerValue()));
        } else if (of.hasLegacyJsonValue()) {
            return json(texts.counted(of.getLegacyJsonValue(), of::getLegacyJsonValueBytes));
        } else {
            return of.hasNestedValue() && nested(of.getNestedValue(), depth);
        }
        return true;
    }

    private boolean entries(List<DebugAnnotation> entries, InternedWords words, int depth) throws IOException {
        boolean whole = true;
        text().open('{');
        for (DebugAnnotation entry : entries) {
            text().key(name(entry, words));
            whole = whole && value(entry, words, depth + 1);
        }
        text().close('}');
        return whole;
    }

    private boolean elements(List<DebugAnnotation> elements, InternedWords words, int depth) throws IOException {
        boolean whole = true;
        text().open('[');
        for (DebugAnnotation element : elements) {
            whole = whole && value(element, words, depth + 1);
        }
        text().close(']');
        return whole;
    }

    private boolean nested(NestedValue of, int depth) {
        if (depth == DEEPEST) {
            return false;
        }
        boolean whole = true;
        if (of.getNestedType() == NestedValue.NestedType.DICT) {
            text().open('{');
            for (int i = 0; whole && i < of.getDictKeysCount(); i++) {
                int key = i;
                text().key(texts.counted(of.getDictKeys(key), () -> of.getDictKeysBytes(key)));
                whole = i < of.getDictValuesCount() && nested(of.getDictValues(i), depth + 1);
            }
            text().close('}');
        } else if (of.getNestedType() == NestedValue.NestedType.ARRAY) {
            text().open('[');
            for (NestedValue element : of.getArrayValuesList()) {
                whole = whole && nested(element, depth + 1);
            }
            text().close(']');
        } else if (of.hasIntValue()) {
            text().value(String.valueOf(of.getIntValue()));
        } else if (of.hasDoubleValue()) {
            real(of.getDoubleValue());
        } else if (of.hasBoolValue()) {
            text().value(String.valueOf(of.getBoolValue()));
        } else {
            text().string(texts.counted(of.getStringValue(), of::getStringValueBytes));
        }
        return whole;
    }

    private void real(double value) {
        if (Double.isFinite(value)) {
            text().value(String.valueOf(value));
        } else {
            text().string(String.valueOf(value));
        }
    }

    /** JSON as it stands, without its blanks; what is none is a text. */
    private boolean json(String value) throws IOException {
        int before = text().length();
        try (JsonParser json = FACTORY.createParser(value)) {
            if (json.nextToken() != null) {
                boolean whole = copy(json);
                if (json.nextToken() == null) {
                    return whole;
                }
            }
        } catch (JsonProcessingException _) {
            // it is a text
        }
        text().truncate(before);
        text().string(value);
        return true;
    }

    /** Copies the value at which the parser is, numbers as they are spelt; false if it is too long, and passed over. */
    private boolean copy(JsonParser json) throws IOException {
        boolean fits = true;
        int depth = 0;
        JsonToken token = json.currentToken();
        while (true) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            fits = fits && !arguments.isTooLong();
            if (fits) {
                copy(token, json);
            }
            if (depth == 0) {
                return fits;
            }
            token = json.nextToken();
        }
    }

    private void copy(JsonToken token, JsonParser json) throws IOException {
        switch (token) {
            case FIELD_NAME -> text().key(json.currentName());
            case START_OBJECT -> text().open('{');
            case START_ARRAY -> text().open('[');
            case END_OBJECT -> text().close('}');
            case END_ARRAY -> text().close(']');
            case VALUE_STRING -> text().string(json.getText());
            default -> text().value(json.getText());
        }
    }
}
