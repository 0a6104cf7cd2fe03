/** Calm English words to begin a sign-in name with. Easy to type, hard to mishear, about nobody and no body. */
export const englishSignInWords = `
acorn afternoon almanac almond alpine amble anchor apple apricot apron arbor arch atlas attic autumn avocado
awning badger bagel bakery balcony balloon bamboo banjo barley barn basket beacon beanbag beech bench bergamot
berry birch biscuit blanket blossom bluebell boardwalk bonfire bookcase bookmark bottle boulder bramble bread
breeze bridge broom bucket buckle bumblebee bungalow burrow butter buttercup button cabin cactus calendar camper
canal candle canoe canopy canvas canyon caramel caravan cardigan carpet carrot cedar cello chalk chapter
chestnut chimney chutney cinder cinnamon citrus clarinet clover cobble cocoa coconut comet compass copper
corduroy corner cottage cotton crayon creek cricket crocus crumpet cupboard curtain cushion custard daffodil
daylight delta denim dewdrop dolphin doormat dragonfly driftwood dune dusk easel echo eiderdown elm ember
evening falcon fallow feather fennel ferry fiddle fig firefly firelight flannel flask flint floating flute fog
foothill footpath forest fossil fountain foxglove freckle frost gable galaxy garden garland garlic gazebo gecko
geranium glacier glade glimmer glove gondola goose granite grape grassland gravel greenery grove guitar gull
hammock hamper harbor harvest hawthorn haystack headland hearth hedge hedgehog heron highland hillside honey
hopscotch horizon hourglass iceberg inkwell inlet island jacket jigsaw journey jumper kayak kettle kite kitten
kiwi knapsack kowhai ladder ladle lagoon lamp lantern larch lark larkspur lattice lavender leaf leaflet lemon
lentil library lichen lilac linen lobby lullaby lupin magnolia magpie mailbox mallow mandolin mango maple marble
marigold market marsh marzipan meadow melon midday midnight milkweed mint mitten moon moonlit moor morning
mosaic moss moth mountain muffin mulberry mustard napkin nectar nest nettle newt noodle notebook nutmeg nutshell
oak oasis oatmeal ocean octave olivine onion orange orbit orchard orchid oregano origami osprey otter oval oven
owl paddle pancake panda pantry papaya paper parade parcel parsley parsnip pasture patchwork path pavement peach
peanut pear pebble pelican pencil peony pepper petal piano picnic pigeon pillow pinecone pinewood plaid plain
planet plantain plateau plum pocket polka poncho pond poplar porch porridge postcard potato prairie puddle
puffin pumpkin quarry quartz quill quilt quince rabbit radio radish raft railway rain rainbow raincoat raisin
rambler raspberry reed ribbon river roof rowboat rug saddle saffron sailboat salmon sand sandal sandbank sapling
satchel saucer savanna scarf seagull seashell seaside sequin sesame shawl sheep shore silver skylark sleigh
slipper snail snowball snowdrift snowdrop snowfall socks sofa songbird sparrow spinach squirrel stanza starfish
starling station stove straw stream suitcase sunday sundial sunlight swallow swan sycamore tadpole tambour
tandem tangerine tapestry tea teacake teacup teapot teaspoon tent terrace theatre thicket thimble thistle thyme
tide timber toast toffee tomato tortoise tower trellis trolley trumpet tugboat tulip tunnel turnip turtle tweed
twilight twine umbrella upland valley vanilla velvet veranda village vine violin waffle walnut waltz warbler
water wattle weather weaver whale wheat whistle wicker willow windmill window winter wisteria wombat woodland
wren yarn yellow yogurt zebra zephyr zinnia zucchini
`
