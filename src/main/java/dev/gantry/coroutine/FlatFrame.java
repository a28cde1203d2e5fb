package dev.gantry.coroutine;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Frame of a flat body at one of its yields: which values are kept, and where.
 *
 * @param locals the values in its slots
 * @param operands the values on its stack below the yielder, from the bottom
 * @param references required length of the array of references
 * @param numbers required length of the array of numbers
 */
record FlatFrame(List<Cell> locals, List<Cell> operands, int references, int numbers) {
    private static final int REFERENCES = 1;
    private static final int NUMBERS = 2;
    private static final MethodTypeDesc INT_OF_FLOAT = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float);
    private static final MethodTypeDesc FLOAT_OF_INT = MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int);
    private static final MethodTypeDesc LONG_OF_DOUBLE = MethodTypeDesc.of(ConstantDescs.CD_long,
            ConstantDescs.CD_double);
    private static final MethodTypeDesc DOUBLE_OF_LONG = MethodTypeDesc.of(ConstantDescs.CD_double,
            ConstantDescs.CD_long);

    /**
     * A value that is kept.
     *
     * @param slot of a local
     * @param type of a reference
     * @param index in the array of its kind; {@link FlatCode#OUT} for what can be nothing but null
     */
    record Cell(int slot, TypeKind kind, ClassDesc type, int index) {}

    /** Frame by the stack map at this place, without the yielder and the value on top of the stack. */
    static FlatFrame at(Label place, CodeModel code) {
        StackMapFrameInfo frame = frameAt(place, code);
        int[] next = {FlatCode.FIRST, 1};
        List<Cell> locals = cells(frame.locals(), next);
        List<Cell> operands = cells(frame.stack().subList(0, frame.stack().size() - 2), next);
        return new FlatFrame(locals, operands, next[0], next[1]);
    }

    private static StackMapFrameInfo frameAt(Label place, CodeModel code) {
        for (StackMapFrameInfo entry : code.findAttribute(Attributes.stackMapTable()).orElseThrow().entries()) {
            if (entry.target().equals(place)) {
                return entry;
            }
        }
        throw new IllegalArgumentException("nothing is known of that place");
    }

    private static List<Cell> cells(List<VerificationTypeInfo> types, int[] next) {
        List<Cell> cells = new ArrayList<>();
        int slot = 0;
        for (VerificationTypeInfo type : types) {
            if (type == SimpleVerificationTypeInfo.TOP) {
                slot++;
                continue;
            }
            TypeKind kind = kindOf(type);
            ClassDesc named = type instanceof ObjectVerificationTypeInfo object
                    ? object.classSymbol()
                    : ConstantDescs.CD_Object;
            int index = type == SimpleVerificationTypeInfo.NULL
                    ? FlatCode.OUT
                    : next[kind == TypeKind.REFERENCE ? 0 : 1]++;
            cells.add(new Cell(slot, kind, named, index));
            slot += kind.slotSize();
        }
        return cells;
    }

    private static TypeKind kindOf(VerificationTypeInfo type) {
        if (type == SimpleVerificationTypeInfo.INTEGER) {
            return TypeKind.INT;
        }
        if (type == SimpleVerificationTypeInfo.LONG) {
            return TypeKind.LONG;
        }
        if (type == SimpleVerificationTypeInfo.FLOAT) {
            return TypeKind.FLOAT;
        }
        if (type == SimpleVerificationTypeInfo.DOUBLE) {
            return TypeKind.DOUBLE;
        }
        if (type == SimpleVerificationTypeInfo.NULL || type instanceof ObjectVerificationTypeInfo) {
            return TypeKind.REFERENCE;
        }
        throw new IllegalArgumentException("an object is not made yet");
    }

    /** Stores locals and operands in the arrays; the operands are moved from the stack through the spare slots. */
    void save(CodeBuilder to, int shift, int spare) {
        for (Cell operand : operands.reversed()) {
            to.storeLocal(operand.kind, spare);
            put(to, operand, spare);
        }
        for (Cell local : locals) {
            put(to, local, local.slot + shift);
        }
    }

    void restoreLocals(CodeBuilder to, int shift) {
        for (Cell local : locals) {
            take(to, local);
            to.storeLocal(local.kind, local.slot + shift);
        }
    }

    void restoreOperands(CodeBuilder to) {
        for (Cell operand : operands) {
            take(to, operand);
        }
    }

    private static void put(CodeBuilder to, Cell cell, int slot) {
        if (cell.index == FlatCode.OUT) {
            return;
        }
        to.aload(cell.kind == TypeKind.REFERENCE ? REFERENCES : NUMBERS).loadConstant(cell.index)
                .loadLocal(cell.kind, slot);
        switch (cell.kind) {
            case FLOAT -> to.invokestatic(ConstantDescs.CD_Float, "floatToRawIntBits", INT_OF_FLOAT).i2l();
            case DOUBLE -> to.invokestatic(ConstantDescs.CD_Double, "doubleToRawLongBits", LONG_OF_DOUBLE);
            case INT -> to.i2l();
            default -> {
                // fits as it is
            }
        }
        to.arrayStore(cell.kind == TypeKind.REFERENCE ? TypeKind.REFERENCE : TypeKind.LONG);
    }

    private static void take(CodeBuilder to, Cell cell) {
        if (cell.index == FlatCode.OUT) {
            to.aconst_null();
            return;
        }
        if (cell.kind == TypeKind.REFERENCE) {
            takeReference(to, cell.index);
            to.checkcast(cell.type);
            return;
        }
        to.aload(NUMBERS).loadConstant(cell.index).laload();
        switch (cell.kind) {
            case FLOAT -> to.l2i().invokestatic(ConstantDescs.CD_Float, "intBitsToFloat", FLOAT_OF_INT);
            case DOUBLE -> to.invokestatic(ConstantDescs.CD_Double, "longBitsToDouble", DOUBLE_OF_LONG);
            case INT -> to.l2i();
            default -> {
                // is as it was
            }
        }
    }

    /** Loads what is in this place of the array, and empties the place: it must not outlive its use in the body. */
    static void takeReference(CodeBuilder to, int index) {
        to.aload(REFERENCES).loadConstant(index).aaload()
                .aload(REFERENCES).loadConstant(index).aconst_null().aastore();
    }

    /** Box class of this kind. */
    static ClassDesc boxOf(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            default -> throw new IllegalArgumentException(kind + " has no boxes");
        };
    }
}
