require('./both-flavours.cjs').testBothFlavours();
