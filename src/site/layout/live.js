// A page that was made before the last change asks for the newer one as soon as it is connected.
import.meta.hot?.send('dhf:shown', document.getElementById('live').dataset.revision);
