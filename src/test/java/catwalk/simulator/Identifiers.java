package catwalk.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Identifiers in the AT protocol's shapes, the same for the same seed. */
public final class Identifiers {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String SORTABLE = "234567abcdefghijklmnopqrstuvwxyz";

    private Identifiers() {}

    /** A {@code did:plc}: 24 characters of base32 (did-method-plc, "Identifier Syntax"). */
    public static String did(String seed) {
        return "did:plc:" + base32(sha256(seed)).substring(0, 24);
    }

    /** A TID, which record keys and revisions are: 13 characters that sort by time (atproto.com/specs/tid). */
    public static String tid(long micros) {
        StringBuilder tid = new StringBuilder();
        long bits = micros << 10;
        for (int shift = 60; shift >= 0; shift -= 5) {
            tid.append(SORTABLE.charAt((int) (bits >>> shift & 31)));
        }
        return tid.toString();
    }

    /** The CID of a blob: version 1, raw, SHA-256. */
    public static String blobCid(String seed) {
        return cid(0x55, seed);
    }

    /** The CID of a record: version 1, DAG-CBOR, SHA-256. */
    public static String recordCid(String seed) {
        return cid(0x71, seed);
    }

    private static String cid(int codec, String seed) {
        byte[] head = {1, (byte) codec, 0x12, 0x20};
        return "b" + base32(ByteBuffer.allocate(36).put(head).put(sha256(seed)).array());
    }

    private static byte[] sha256(String seed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | b & 0xff;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt(buffer >>> bits - 5 & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        return bits == 0
                ? text.toString()
                : text.append(BASE32.charAt(buffer << 5 - bits & 31)).toString();
    }
}
