// In a foreign worker: what tests start is foreign, too.
process.execPath = process.env.PYSOCKET_FOREIGN_NODE;
